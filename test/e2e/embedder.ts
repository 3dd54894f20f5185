// Another site: one page on an origin of its own, which shows what a test gives it.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export class Embedder {
  /** What its page says. */
  body = '';
  headers: Record<string, string> = {};
  readonly origin: string;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    // Not 127.0.0.1, where the deployment is: another site, not only another origin.
    this.origin = `http://localhost:${port}`;
  }

  static async open(): Promise<Embedder> {
    const server = createServer().listen(0);
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('No port');
    const site = new Embedder(server, address.port);
    server.on('request', (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...site.headers });
      response.end(`<!doctype html><html lang="en"><title>Another site</title><body>${site.body}</body></html>`);
    });
    return site;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}
