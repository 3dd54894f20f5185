// The peer's promise that nothing it is asked to do throws, whatever became of its socket.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { SocketPeer } from '../../src/server/socket-peer.ts';

test('[Z3] [G10] a peer whose socket is closed takes frames and closes without a word', async () => {
  await runInDurableObject(env.ROOM.getByName('socket-peer'), (_, context) => {
    const { 1: socket } = new WebSocketPair();
    context.acceptWebSocket(socket);
    const peer = SocketPeer.waking(socket, context);
    peer.close(4000, 'restarting');
    // What the peer must hide: this is why one bad socket would end a broadcast.
    expect(() => socket.send('to nobody')).toThrow();
    expect(() => peer.send('to nobody')).not.toThrow();
    expect(() => peer.close(4000, 'restarting')).not.toThrow();
  });
});
