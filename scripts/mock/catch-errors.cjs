/**
 * Loaded into Prism before it starts. Prism 5.14 handles requests in promises that nobody awaits, so a request that makes it throw,
 * such as `GET /workspaces/%zz/socialAccounts`, would end the process. Here, such a request gets a 500.
 */
const { AsyncLocalStorage } = require("node:async_hooks");
const { Server } = require("node:http");

/** The response to the request that is being handled. */
const current = new AsyncLocalStorage();

const { emit } = Server.prototype;
Server.prototype.emit = function (event, ...values) {
  if (event !== "request") return emit.call(this, event, ...values);
  return current.run(values[1], () => emit.call(this, event, ...values));
};

function fail(error) {
  const response = current.getStore();
  // Not from a request: Prism could not start, for example.
  if (!response) throw error;
  console.error(`Prism failed on ${response.req.method} ${response.req.url}: ${error?.message ?? error}`);
  if (response.headersSent) response.destroy();
  else {
    const body = { title: "Prism failed on this request", status: 500, detail: String(error?.message ?? error) };
    response.writeHead(500, { "content-type": "application/problem+json" }).end(JSON.stringify(body));
  }
}

process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
