// Node's process around `run`.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { findPlaces } from './disk/places.ts';
import { EXIT } from './exit-codes.ts';
import { run } from './run.ts';
import { safeText } from './safe-text.ts';

const { env, stdin, stdout, stderr } = process;
/** As far above the built program as above this file. */
const packageFile = new URL('../../package.json', import.meta.url);
const { version }: { version: string } = JSON.parse(readFileSync(packageFile, 'utf8'));
/** 128 and the signal's number, as shells have it. */
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;
const stop = new AbortController();
let stoppedBy: number | null = null;
let outlivesReader = false;

for (const [signal, code] of Object.entries(SIGNALS)) {
  process.on(signal, () => {
    // Asked twice, it does not wait for anything any more.
    if (stoppedBy !== null) process.exit(code);
    stoppedBy = code;
    stop.abort();
  });
}
stdout.on('error', stopWriting);
stderr.on('error', () => {});

const tell = (sentence: string) => stderr.write(`ajar: ${safeText(sentence)}\n`);
const outliveReader = () => {
  outlivesReader = true;
};
const places = findPlaces(env, homedir());
const around = { env, stdin, stdout, tell, version, places, signal: stop.signal, outliveReader };

try {
  const code = await run(process.argv.slice(2), around);
  // Sockets that say goodbye slowly are not waited for.
  stdout.write('', (error) => {
    if (error) stopWriting(error);
    process.exit(stoppedBy ?? code);
  });
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exit(EXIT.failed);
}

function stopWriting(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' && outlivesReader) return;
  // The reader of our output went away: there is nobody to work for.
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  tell(`Standard output cannot be written: ${error.message}.`);
  process.exit(EXIT.failed);
}
