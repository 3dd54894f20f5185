// Answers every message in a room: node echo-bot.mjs https://ajar.example/room/lobby
// AJAR_KEY keeps it the same member from run to run; `createIdentity()` makes one.
import process from 'node:process';
import { AjarError, connect } from 'ajar';

const [url = 'http://localhost:8787/room/lobby'] = process.argv.slice(2);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort());

const room = connect({ url, name: 'Echo', identity: process.env.AJAR_KEY, signal: stop.signal });
room.on('state', ({ status }) => console.error(status));

try {
  for await (const message of room.messages()) {
    if (message.isMine || message.text.startsWith('!')) continue;
    await room.send(`${message.author.name} said: ${message.text}`, { reply: message });
  }
} catch (error) {
  if (!(error instanceof AjarError)) throw error;
  if (error.code !== 'closed') console.error(error.message);
  process.exitCode = error.code === 'closed' ? 0 : 1;
}
