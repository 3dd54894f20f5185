// `npm run serve`: Ajar on one machine. Prints one line with its URL when it is ready and stops cleanly on SIGTERM.

import { readServeArguments, type ServeArguments, serveHelp } from './serve-arguments.ts';
import { startServer } from './start-server.ts';

const wrongArguments = 2;

async function serve(options: ServeArguments): Promise<void> {
  const server = await startServer(options);
  const stopAsked = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Miniflare's own listeners end the process at once, and as a failure.
    process.removeAllListeners(signal).on(signal, () => stopAsked.resolve());
  }
  console.log(`Ajar is at ${server.url}`);
  await stopAsked.promise;
  await server.stop();
}

const asked = readServeArguments(process.argv.slice(2));
switch (asked.kind) {
  case 'help':
    console.log(serveHelp);
    break;
  case 'wrong':
    console.error(`${asked.reason}\n\n${serveHelp}`);
    process.exitCode = wrongArguments;
    break;
  case 'serve':
    await serve(asked.options).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
}
// Whatever the runtime still holds open after a stop must not keep the process.
process.exit();
