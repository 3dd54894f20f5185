// Socket.IO on Node over WebSocket: every message to everyone. It stores nothing.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('m', (message: string) => server.emit('m', message));
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address) console.log(`Room is at http://127.0.0.1:${address.port}`);
});
