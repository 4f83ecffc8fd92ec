export function isSuccessStatus(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Whether a response of this status may be different next time. */
export function isRetryableStatus(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}
