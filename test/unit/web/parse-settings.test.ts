// Settings as they are read back from the device (V8).
import { expect, test } from 'vitest';
import { parseSettings, type Settings } from '../../../src/web/parse-settings.ts';

const defaults: Settings = {
  theme: 'system',
  density: 'cosy',
  textSize: 100,
  clock: 'device',
  enterKey: 'device',
  singleKeys: true,
  announceMessages: true,
  followNew: true,
  nameLines: true,
};

test.each([null, '', '{', 'null', '[]', '7', '{}'])('[V8] %s means the defaults', (stored) => {
  expect(parseSettings(stored)).toEqual(defaults);
});

test('[V8] what was chosen is kept, what is broken falls back by itself', () => {
  const stored = {
    theme: 'dark',
    density: 'tight',
    textSize: 115,
    clock: 24,
    enterKey: 'newline',
    followNew: 'no',
    later: 1,
  };
  expect(parseSettings(JSON.stringify(stored))).toEqual({
    ...defaults,
    theme: 'dark',
    textSize: 115,
    enterKey: 'newline',
  });
});

test('[V8] every choice survives being stored', () => {
  const chosen: Settings = {
    ...{ theme: 'light', density: 'compact', textSize: 130, clock: 'h12', enterKey: 'send' },
    ...{ singleKeys: false, announceMessages: false, followNew: false, nameLines: false },
  };
  expect(parseSettings(JSON.stringify(chosen))).toEqual(chosen);
});
