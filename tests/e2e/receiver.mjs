// Owns an endpoint of somebody else's for a test: it notes every request, and allows pages of other origins what a browser asks it to.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Starts it; it ends with the test.
 * @param {import("node:test").TestContext} t
 * @param {object} [options]
 * @param {(request: { type: string, body: object }) => { status: number, type?: string, body?: string }} [options.answer] to each POST
 */
export async function openReceiver(t, { answer = () => ({ status: 200, body: '{"success":true}' }) } = {}) {
  const receiver = {
    /** A site that is at this origin, too: where its pages come from. */
    site: undefined,
    /** Every request in order: `{ method, type, text }`. */
    log: [],
    /** What happens to the next POSTs instead of an answer, one each: functions of the server's response. */
    faults: [],
    get posts() {
      return receiver.log.filter(({ method }) => method === "POST").map(({ type, text }) => ({ type, body: JSON.parse(text) }));
    },
    get preflights() {
      return receiver.log.filter(({ method }) => method === "OPTIONS").length;
    },
    /** Waits until that many POSTs have come, and gives them. */
    async arrived(count) {
      while (receiver.posts.length < count) await once(server, "noted");
      return receiver.posts;
    },
  };
  const server = createServer(async (request, response) => {
    const text = Buffer.concat(await request.toArray()).toString();
    const { method } = request;
    if (method === "GET") {
      const page = await fetch(receiver.site + request.url);
      return response.writeHead(page.status, { "content-type": page.headers.get("content-type") }).end(await page.text());
    }
    receiver.log.push({ method, type: request.headers["content-type"], text });
    server.emit("noted");
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    if (method === "OPTIONS") return response.writeHead(204, { "access-control-allow-headers": "content-type" }).end();
    const fault = receiver.faults.shift();
    if (fault) return fault(response);
    const { status, type = "application/json", body } = answer({ type: request.headers["content-type"], body: JSON.parse(text) });
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  receiver.origin = `http://127.0.0.1:${server.address().port}`;
  receiver.url = `${receiver.origin}/take`;
  t.after(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });
  return receiver;
}
