// Owns the line between browsers and a collector: it records every request and can be cut or broken on purpose. Stores nothing.
import { once } from "node:events";
import { createServer, request as ask } from "node:http";

export class Line {
  #server;
  #port = 0;
  /** Where the line leads to; set once the collector listens. */
  target;
  /** Every request in order of its arrival: `{ method, path, body, at }`, `at` in milliseconds. */
  log = [];
  /** What happens to the next POSTs, one each: functions of `{ response, forward }`. Later ones pass. */
  faults = [];

  /** Opens the line, at the address that it had before if there was one. */
  async open() {
    this.#server = createServer((request, response) => this.#carry(request, response).catch(() => response.destroy()));
    await once(this.#server.listen(this.#port, "127.0.0.1"), "listening");
    this.#port = this.#server.address().port;
  }

  /** Cuts the line: from now on, connections are refused. */
  async cut() {
    if (!this.#server?.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  get origin() {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The texts that pages posted, in order. */
  get posts() {
    return this.log.filter(({ method }) => method === "POST").map(({ body }) => body);
  }

  /** The results that pages posted, each try anew, in order. */
  get sent() {
    return this.posts.flatMap((body) => JSON.parse(body));
  }

  async #carry(request, response) {
    const { method, url: path, headers } = request;
    const body = Buffer.concat(await request.toArray());
    this.log.push({ method, path, body: body.toString(), at: performance.now() });
    const forward = async () => {
      const onward = ask(this.target + path, { method, headers, agent: false });
      onward.end(body);
      const [answer] = await once(onward, "response");
      return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(await answer.toArray()) };
    };
    const fault = method === "POST" ? this.faults.shift() : undefined;
    if (fault) return fault({ request, response, forward });
    const answer = await forward();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

/** Answers in the collector's stead, readable for the page as the collector's answers are. */
export const answers = (status, { headers = {}, body = "" } = {}) => ({ request, response }) => {
  const open = { "access-control-allow-origin": request.headers.origin, "access-control-expose-headers": "retry-after" };
  response.writeHead(status, { ...open, ...headers }).end(body);
};

/** Lets the collector store the results, and loses its receipt. */
export const losesReceipt = async ({ response, forward }) => {
  await forward();
  response.socket.resetAndDestroy();
};

/** Takes the results and never says anything. */
export const staysSilent = () => {};
