/**
 * A fake of the API: the id of the workspace is the number of accounts. It writes prepared buffers to bare sockets, so
 * that it is never the bottleneck.
 */
import { createServer } from "node:net";
import { body } from "./accounts.js";

const key = process.argv[2];

function createResponse(status, text) {
  const length = Buffer.byteLength(text);
  return Buffer.from(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${text}`,
  );
}

const unauthorized = createResponse("401 Unauthorized", "");
const unknown = createResponse("404 Not Found", "");
const responses = new Map(["3", "100", "10000"].map((count) => [count, createResponse("200 OK", body(Number(count)))]));

function respond(head) {
  if (!new RegExp(`^x-api-key: ${key}$`, "im").test(head)) return unauthorized;
  return responses.get(/^GET \/workspaces\/(\d+)\/socialAccounts /.exec(head)?.[1]) ?? unknown;
}

const server = createServer((socket) => {
  let received = "";
  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    const heads = (received + chunk.toString("latin1")).split("\r\n\r\n");
    received = heads.pop();
    for (const head of heads) socket.write(respond(head));
  });
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
