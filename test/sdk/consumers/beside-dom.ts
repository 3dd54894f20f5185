// The same with the types of the DOM and of `ws`: their sockets and signals fit.
import { connect, type WebSocketConstructor } from 'ajar';
import WebSocketOfWs from 'ws';

export const own: WebSocketConstructor = WebSocket;
export const fromWs: WebSocketConstructor = WebSocketOfWs;
const { signal } = new AbortController();
export const room = connect({ url: 'https://ajar.example', room: 'a', name: 'A', signal, WebSocket: WebSocketOfWs });
export const messages: AsyncIterable<{ readonly text: string }> = room.messages({ signal });
