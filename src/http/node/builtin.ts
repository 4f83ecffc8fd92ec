/**
 * Loads a Node.js module when it is first needed. `import` would read every export of node:http, which loads WebSocket
 * and undici: 60 ms instead of 6 on Node.js 22 and 24. Looked up at each call, because tracing tools patch it.
 */
export const getBuiltinModule = ((id: string) => process.getBuiltinModule(id)) as typeof process.getBuiltinModule;
