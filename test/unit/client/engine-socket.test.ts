// Any platform's WebSocket as the engine takes it.
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { engineSocket } from '../../../src/client/engine-socket.ts';
import { globalPlatform } from '../../../src/client/sdk/global-platform.ts';
import type { WebSocketLike } from '../../../src/client/sdk/platform-types.ts';

/** A WebSocket that the test opens, fills and closes. */
class FakeWebSocket implements WebSocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly done: unknown[] = [];

  send(text: string): void {
    this.done.push(['send', text]);
  }

  close(code?: number, reason?: string): void {
    this.done.push(['close', code, reason]);
  }
}

it('passes on what is sent, and how it is closed', () => {
  const web = new FakeWebSocket();
  const socket = engineSocket(web);
  socket.send('hello');
  socket.close(4000, 'enough');
  expect(web.done).toEqual([
    ['send', 'hello'],
    ['close', 4000, 'enough'],
  ]);
});

it('tells of text and of the close, to whoever listens by then, and of the code first', () => {
  const web = new FakeWebSocket();
  const told: unknown[] = [];
  const socket = engineSocket(web, (code) => told.push(code));
  web.onopen?.();
  socket.onopen = () => told.push('open');
  socket.onmessage = (text) => told.push(text);
  socket.onclose = (code, reason) => told.push([code, reason]);
  web.onopen?.();
  web.onmessage?.({ data: 'frame' });
  web.onmessage?.({ data: new ArrayBuffer(2) });
  web.onclose?.({ code: 4002, reason: 'tooSlow' });
  expect(told).toEqual(['open', 'frame', 4002, [4002, 'tooSlow']]);
});

it('tells at once that it was given up, and nothing of how it ends long afterwards', () => {
  const web = new FakeWebSocket();
  const codes: number[] = [];
  const socket = engineSocket(web, (code) => codes.push(code));
  socket.close();
  expect(codes).toEqual([1006]);
  web.onclose?.({ code: 4008, reason: 'busyAddress' });
  expect(codes).toEqual([1006]);
});

it('of the package ws that cannot be dialled throws nothing: the close tells of it, once', async () => {
  const { openSocket } = globalPlatform(WebSocket);
  const closes: number[] = [];
  openSocket('ws://127.0.0.1:9', []).onclose = (code) => closes.push(code);
  await expect.poll(() => closes).toEqual([1006]);
});
