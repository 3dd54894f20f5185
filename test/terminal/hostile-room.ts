// A server that lets anyone say anything: what a room would never pass on, and names it would never allow.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { PROTOCOL } from '../../src/protocol/version.ts';

export interface Hostile {
  readonly name: string;
  readonly title: string;
  readonly texts: readonly string[];
}

export interface HostileRoom {
  readonly url: string;
  close(): void;
}

const AT = Date.UTC(2026, 0, 2, 3, 4);
const member = 'm'.repeat(43);

export async function openHostileRoom({ name, title, texts }: Hostile): Promise<HostileRoom> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => PROTOCOL });
  await once(server, 'listening');
  const events = texts.map((text, i) => message(i + 1, text));
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
        head: events.length,
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
        asOf: events.length,
      });
      send({ type: 'typing', began: [member], stopped: [] });
    });
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/room/x`, close: () => closeAll(server) };
}

function message(seq: number, text: string) {
  return { seq, at: AT, by: member, id: String(seq).padStart(16, '0'), kind: 'message', body: { text } };
}

function closeAll(server: WebSocketServer): void {
  for (const client of server.clients) client.terminate();
  server.close();
}
