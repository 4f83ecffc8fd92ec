import { createRecorder as createPlainRecorder } from "../../scripts/drift/recorder.ts";

/** A `fetch` that keeps what went over the wire, to or through Prism. */
export function createRecorder(fetch?: Parameters<typeof createPlainRecorder>[0]) {
  const recorder = createPlainRecorder(fetch);
  return {
    ...recorder,
    /** What Prism found wrong with the last request or its answer. */
    violations(): { location: string[]; severity: string; code: string | number; message: string }[] {
      return JSON.parse(recorder.exchanges.at(-1)?.response.headers.get("sl-violations") ?? "[]");
    },
  };
}
