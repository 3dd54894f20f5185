// [S9] Assets and the Worker's own answers carry the same security headers, although two files have to say so.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/server/security-headers.ts';

it('[S9] public/_headers says of every asset what the Worker says of its answers', () => {
  const file = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8');
  const rule = file.slice(file.indexOf('/*')).split(/\n(?=\S)/)[0] ?? '';
  const said = Object.fromEntries(
    rule
      .split('\n')
      .slice(1)
      .filter((line) => line.includes(': '))
      .map((line) =>
        line
          .trim()
          .split(/: (.*)/s)
          .slice(0, 2),
      ),
  );
  expect(Object.keys(SECURITY_HEADERS).length).toBeGreaterThan(4);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect([name, said[name]]).toEqual([name, value]);
});
