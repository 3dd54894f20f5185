// Tells a room what became of a build, which comes in as JSON on standard input:
// echo '{"project":"site","branch":"main","status":"failed","url":"https://ci/7"}' | node build-status.mjs ROOM_LINK
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { AjarError, connect } from 'ajar';

const signs = new Map([
  ['running', '⏳'],
  ['passed', '✅'],
  ['failed', '❌'],
]);

const [url = 'http://localhost:8787/room/builds'] = process.argv.slice(2);
const { project, branch, status, url: link = '' } = JSON.parse(await text(process.stdin));
const room = connect({ url, name: 'Builds', identity: process.env.AJAR_KEY });

try {
  // Each resolves when the room has it for good.
  const message = await room.send(`${project} (${branch}): ${status} ${link}`.trim());
  const sign = signs.get(status);
  if (sign) await room.react(message, sign);
  console.log(`Message ${message.seq}`);
} catch (error) {
  if (!(error instanceof AjarError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  room.close();
}
