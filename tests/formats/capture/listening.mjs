// Owns a server that a client under observation talks to: it answers what the client needs to go on, and notes what it posts.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Starts it. `answers` maps paths to `[content type, text]`; everything else is answered with `{"success":true}`.
 * @returns {Promise<{ origin: string, posts: { path: string, type: string, body: object }[], close: () => Promise<void> }>}
 */
export async function listening(answers) {
  const posts = [];
  const server = createServer(async (request, response) => {
    const [path] = request.url.split("?");
    const text = Buffer.concat(await request.toArray()).toString();
    if (request.method === "POST") posts.push({ path, type: request.headers["content-type"], body: JSON.parse(text) });
    const [type, answer] = answers[path] ?? ["application/json", '{"success":true}'];
    response.writeHead(200, { "content-type": type }).end(answer);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    posts,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
