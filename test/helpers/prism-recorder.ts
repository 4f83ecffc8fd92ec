import { createRecorder as createPlainRecorder } from "../../scripts/drift/record/har.ts";

/** A `fetch` that keeps every exchange with or through Prism. */
export function createRecorder(fetch?: Parameters<typeof createPlainRecorder>[0]) {
  const recorder = createPlainRecorder(fetch);
  return {
    ...recorder,
    /** What Prism reported about the last request or its response. */
    violations(): { location: string[]; severity: string; code: string | number; message: string }[] {
      return JSON.parse(recorder.exchanges.at(-1)?.response.headers.get("sl-violations") ?? "[]");
    },
  };
}
