// Somebody's server that webhooks are delivered to: keeps what came and answers as the test says.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Answers one delivery. */
export type Answering = (response: ServerResponse, delivery: Delivery, attempt: number) => void;

export const taken: Answering = (response) => response.writeHead(204).end();
export const status =
  (code: number, headers: Record<string, string> = {}): Answering =>
  (response) =>
    response.writeHead(code, headers).end();

export class HookReceiver {
  readonly deliveries: Delivery[] = [];
  /** Most requests that were open at the same time. */
  mostAtOnce = 0;
  answering: Answering = taken;
  origin = '';
  #open = 0;
  readonly #server = createServer((request, response) => {
    this.#open += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#open);
    response.once('close', () => {
      this.#open -= 1;
    });
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { type = '', data = {} }: Partial<Delivery> = body ? JSON.parse(body) : {};
      const delivery = { headers: request.headers, body, path: request.url ?? '', type, data };
      this.deliveries.push(delivery);
      this.answering(response, delivery, this.deliveries.length);
    });
  });

  async listen(): Promise<this> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('It has no port');
    this.origin = `http://127.0.0.1:${address.port}`;
    return this;
  }

  get texts(): unknown[] {
    return this.deliveries.map(({ data }) => data.text);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
