// Which messages lead to a notification or a sound.
import { describe, expect, test } from 'vitest';
import {
  BURST_MS,
  decideNotification,
  type Heard,
  type Listening,
  SOUND_PAUSE_MS,
} from '../../../../src/web/notifications/decide-notification.ts';

const NOW = 1_000_000;
const away: Listening = {
  ...{ level: 'all', sounds: 'mentions', isHere: false, isOn: true },
  ...{ toldAt: null, soundedAt: null },
};
const said: Heard = { now: NOW, isLive: true, isOwn: false, isMessage: true, isMention: false };

const decide = (listening: Partial<Listening>, heard: Partial<Heard> = {}) =>
  decideNotification({ ...away, ...listening }, { ...said, ...heard });

describe('[B3] a notification', () => {
  test.each<[string, Partial<Listening>, Partial<Heard>, 'nothing' | 'ring' | 'renew']>([
    ['a message in a room of which all is wanted', {}, {}, 'ring'],
    ['a message, where mentions are wanted', { level: 'mentions' }, {}, 'nothing'],
    ['a mention, where mentions are wanted', { level: 'mentions' }, { isMention: true }, 'ring'],
    ['a mention, where nothing is wanted', { level: 'none' }, { isMention: true }, 'nothing'],
    ['a message in a room that is looked at', { isHere: true }, {}, 'nothing'],
    ['an own message', {}, { isOwn: true }, 'nothing'],
    ['history', {}, { isLive: false }, 'nothing'],
    ['an edit', {}, { isMessage: false }, 'nothing'],
    ['a message, where notifications are off', { isOn: false }, {}, 'nothing'],
    ['another message of the burst', { toldAt: NOW - BURST_MS + 1 }, {}, 'renew'],
    ['a message after the burst', { toldAt: NOW - BURST_MS }, {}, 'ring'],
    ['a message after the clock was put back', { toldAt: NOW + 60_000 }, {}, 'ring'],
  ])('%s: %#', (_, listening, heard, show) => {
    expect(decide(listening, heard).show).toBe(show);
  });
});

describe('[B5] a sound', () => {
  test.each<[string, Partial<Listening>, Partial<Heard>, boolean]>([
    ['a message, by default', {}, {}, false],
    ['a mention, by default', {}, { isMention: true }, true],
    ['a mention, without notifications', { isOn: false }, { isMention: true }, true],
    ['a message, with sounds for each', { sounds: 'all' }, {}, true],
    ['a message nobody wants to be told of, with sounds for each', { sounds: 'all', level: 'mentions' }, {}, false],
    ['a mention, with sounds off', { sounds: 'off' }, { isMention: true }, false],
    ['a mention in a room that is looked at', { isHere: true }, { isMention: true }, false],
    ['a mention in a room of which nothing is wanted', { level: 'none' }, { isMention: true }, false],
    ['an own message', { sounds: 'all' }, { isOwn: true }, false],
    ['a mention just after a sound', { soundedAt: NOW - SOUND_PAUSE_MS + 1 }, { isMention: true }, false],
    ['a mention two seconds after a sound', { soundedAt: NOW - SOUND_PAUSE_MS }, { isMention: true }, true],
  ])('%s: %#', (_, listening, heard, hasSound) => {
    expect(decide(listening, heard).hasSound).toBe(hasSound);
  });
});
