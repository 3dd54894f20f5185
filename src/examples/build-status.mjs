// Tells a room what became of a build, which comes in as JSON on standard input:
// echo '{"project":"site","branch":"main","status":"failed","url":"https://ci/7"}' | node build-status.mjs ROOM_LINK
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { AjarError, connect } from 'ajar';

const signs = { running: '⏳', passed: '✅', failed: '❌' };

const [url = 'http://localhost:8787/room/builds', seconds = 30] = process.argv.slice(2);
const { project, branch, status, url: link = '' } = readBuild(await text(process.stdin));
const signal = AbortSignal.timeout(seconds * 1_000);
const room = connect({ url, name: 'Builds', identity: process.env.AJAR_KEY, signal });

try {
  // Each resolves when the room has it for good.
  const message = await room.send(`${project} (${branch}): ${status} ${link}`.trim());
  if (Object.hasOwn(signs, status)) await room.react(message, signs[status]);
  console.log(`Message ${message.seq}`);
} catch (error) {
  if (!(error instanceof AjarError)) throw error;
  console.error(signal.aborted ? `No answer from ${url} in ${seconds} s` : `${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  room.close();
}

function readBuild(json) {
  try {
    return JSON.parse(json);
  } catch {
    console.error('No build in JSON on standard input, such as {"project":"site","branch":"main","status":"failed"}');
    process.exit(2);
  }
}
