// Settings as they are read back from the device.
import { expect, test } from 'vitest';
import { parseSettings } from '../../../src/web/parse-settings.ts';

const defaults = { theme: 'system', announceMessages: true, followNew: true };

test.each([null, '', '{', 'null', '[]', '7', '{}'])('%s means the defaults', (stored) => {
  expect(parseSettings(stored)).toEqual(defaults);
});

test('what was chosen is kept, what is broken falls back by itself', () => {
  expect(parseSettings('{"theme":"dark","followNew":"no","later":1}')).toEqual({ ...defaults, theme: 'dark' });
});
