const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether a host, as a `URL` spells it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}
