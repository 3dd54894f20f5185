// A server that lets anyone say anything: what a room would never pass on, and names it would never allow. It tells what
// it has on joining, and answers nothing that it is asked.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { PROTOCOL } from '../../src/protocol/version.ts';

export interface Hostile {
  readonly name: string;
  readonly title: string;
  readonly texts: readonly string[];
  /** The number of the first of them; what is before it is never told. */
  readonly first?: number;
}

export interface HostileRoom {
  readonly url: string;
  /** Closes every connection, and says why. */
  end(code: number): void;
  close(): void;
}

const AT = Date.UTC(2026, 0, 2, 3, 4);
const member = 'm'.repeat(43);

export async function openHostileRoom({ name, title, texts, first = 1 }: Hostile): Promise<HostileRoom> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => PROTOCOL });
  await once(server, 'listening');
  const events = texts.map((text, i) => message(first + i, text));
  const head = first + events.length - 1;
  server.on('connection', (socket) => {
    const send = (frame: object) => socket.send(JSON.stringify(frame));
    send({ type: 'challenge', nonce: 'n'.repeat(22), protocol: PROTOCOL });
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data).startsWith('{') ? String(data) : '{}');
      if (frame.type !== 'hello') return;
      const log = { epoch: 'epoch', floor: 1 };
      const roster = { count: 2, sampled: false, present: [{ member, name, state: 'active' }] };
      const you = { member: frame.key, name: frame.name };
      send({
        type: 'welcome',
        you,
        room: { id: 'x', title, topic: title },
        ...log,
        head,
        at: AT,
        roster,
      });
      send({
        type: 'reset',
        reason: 'fresh',
        ...log,
        events,
        members: { [member]: { name } },
        changes: [],
        asOf: head,
      });
      send({ type: 'typing', began: [member], stopped: [] });
    });
  });
  const { port } = server.address() as AddressInfo;
  const end = (code: number) => {
    for (const client of server.clients) client.close(code);
  };
  return { url: `http://127.0.0.1:${port}/room/x`, end, close: () => closeAll(server) };
}

function message(seq: number, text: string) {
  return { seq, at: AT, by: member, id: String(seq).padStart(16, '0'), kind: 'message', body: { text } };
}

function closeAll(server: WebSocketServer): void {
  for (const client of server.clients) client.terminate();
  server.close();
}
