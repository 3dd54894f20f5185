// How `npm run serve` reads its command line.

import { describe, expect, test } from 'vitest';
import { readServeArguments } from '../../../src/tools/serve-arguments.ts';

describe('serve', () => {
  test('has a default for everything', () => {
    expect(readServeArguments([])).toEqual({
      kind: 'serve',
      options: {
        ...{ port: 8790, host: '127.0.0.1', publicNames: [], persist: '.wrangler/serve' },
        ...{ vars: {}, build: true, worker: undefined },
      },
    });
  });

  test('takes port, host, folder and vars, and leaves out the build', () => {
    const argv = ['--port=0', '--host', '0.0.0.0', '--persist', 'data', '--no-build', '--worker', 'w'];
    argv.push('--public-name', 'chat.example', '--public-name=chat.lan');
    const asked = readServeArguments([...argv, '--var', 'POST_BURST=0', '--var', 'ALLOWED_ORIGINS=https://a?b=c']);
    expect(asked).toEqual({
      kind: 'serve',
      options: {
        port: 0,
        host: '0.0.0.0',
        publicNames: ['chat.example', 'chat.lan'],
        persist: 'data',
        vars: { POST_BURST: '0', ALLOWED_ORIGINS: 'https://a?b=c' },
        build: false,
        worker: 'w',
      },
    });
  });

  test('asks for help', () => {
    expect(readServeArguments(['--help', '--port', 'x'])).toEqual({ kind: 'help' });
  });

  test.each([
    [['--port', 'x'], '--port wants a number from 0 to 65535, not "x"'],
    [['--port', '65536'], 'not "65536"'],
    [['--port', '-1'], '--port'],
    [['--var', 'POST_BURST'], '--var wants NAME=VALUE, not "POST_BURST"'],
    [['--var', '=1'], '--var wants NAME=VALUE'],
    [['--persist', ''], '--persist wants a folder'],
    [['--public-name', 'https://chat.example'], '--public-name wants a name such as chat.example'],
    [['--public-name', ''], '--public-name wants a name such as chat.example'],
    [['--prot', '1'], '--prot'],
    [['8790'], '8790'],
  ])('refuses %j and says why', (argv, reason) => {
    const asked = readServeArguments(argv);
    expect(asked).toMatchObject({ kind: 'wrong', reason: expect.stringContaining(reason) });
  });
});
