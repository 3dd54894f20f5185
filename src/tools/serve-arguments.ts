// Reads the command line of `npm run serve`. Pure: a wrong argument comes back as a sentence, it does not exit.

import { parseArgs } from 'node:util';

export interface ServeArguments {
  port: number;
  host: string;
  persist: string;
  vars: Record<string, string>;
  build: boolean;
  worker: string | undefined;
  publicNames: string[];
}

export type ServeRequest =
  | { kind: 'serve'; options: ServeArguments }
  | { kind: 'help' }
  | { kind: 'wrong'; reason: string };

export const serveHelp = `npm run serve -- [options]    Ajar on this machine, without a Cloudflare account

  --port N            port to listen on; 0 picks a free one (default 8790)
  --host ADDRESS      address to listen on; 0.0.0.0 for the whole network (default 127.0.0.1)
  --public-name NAME  a name that leads here, such as chat.example; may be given several times
  --persist DIR       where rooms are kept (default .wrangler/serve)
  --var NAME=VALUE    sets a limit of wrangler.toml; may be given several times
  --no-build          serves the last build instead of making a new one
  --worker DIR        where the built Worker lies (default dist/worker)
  --help              this text`;

export function readServeArguments(argv: string[]): ServeRequest {
  try {
    return interpret(parse(argv));
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowNegative: true,
    options: {
      port: { type: 'string', default: '8790' },
      host: { type: 'string', default: '127.0.0.1' },
      persist: { type: 'string', default: '.wrangler/serve' },
      var: { type: 'string', multiple: true, default: [] },
      build: { type: 'boolean', default: true },
      worker: { type: 'string' },
      'public-name': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

function interpret(values: ReturnType<typeof parse>): ServeRequest {
  if (values.help) return { kind: 'help' };
  if (!isPort(values.port)) return wrong(`--port wants a number from 0 to 65535, not "${values.port}"`);
  if (!values.host) return wrong('--host wants an address');
  if (!values.persist) return wrong('--persist wants a folder');
  const unclear = values.var.find((pair) => !/^[A-Z][A-Z0-9_]*=/.test(pair));
  if (unclear !== undefined) return wrong(`--var wants NAME=VALUE, not "${unclear}"`);
  const { host, persist, build, worker, 'public-name': publicNames } = values;
  const unnamed = publicNames.find((name) => !/^[\p{L}\p{N}.-]+$/u.test(name));
  if (unnamed !== undefined) return wrong(`--public-name wants a name such as chat.example, not "${unnamed}"`);
  return {
    kind: 'serve',
    options: { port: Number(values.port), host, persist, build, worker, publicNames, vars: asVars(values.var) },
  };
}

function wrong(reason: string): ServeRequest {
  return { kind: 'wrong', reason };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function asVars(pairs: string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
