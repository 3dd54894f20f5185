// `client.py` and `talk.py` for Node, with its own WebSocket or with the package `ws`:
//   node client-node.ts client|talk native|ws URL
import { createInterface } from 'node:readline';
import { WebSocket as WsSocket } from 'ws';

const [shape, kind, url = ''] = process.argv.slice(2);
const socket = kind === 'ws' ? new WsSocket(url) : new WebSocket(url);

/** Frames that nobody has received yet: the first may come with the answer to the handshake. */
const frames: string[] = [];
let arrived = (): void => {};

async function recv(): Promise<string> {
  for (;;) {
    const frame = frames.shift();
    if (frame !== undefined) return frame;
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
}

async function client(lines: AsyncIterable<string>): Promise<void> {
  for await (const line of lines) {
    socket.send(line);
    console.log(await recv());
  }
}

async function talk(lines: AsyncIterable<string>): Promise<void> {
  console.log('connected');
  printAll();
  for await (const line of lines) socket.send(line);
}

async function printAll(): Promise<void> {
  for (;;) console.log(await recv());
}

socket.onmessage = ({ data }: { data: unknown }) => {
  frames.push(String(data));
  arrived();
};
socket.onerror = () => process.exit(1);
await new Promise<void>((resolve) => {
  socket.onopen = () => resolve();
});
// Only now: a reader of lines that nobody iterates loses them.
const lines = createInterface({ input: process.stdin });
await (shape === 'talk' ? talk(lines) : client(lines));
socket.close();
