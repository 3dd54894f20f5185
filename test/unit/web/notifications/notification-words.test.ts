// What a notification says.
import { expect, test } from 'vitest';
import { type Telling, wordsFor } from '../../../../src/web/notifications/notification-words.ts';
import { recoveryHelp } from '../../../../src/web/notifications/recovery-help.ts';

const telling: Telling = {
  ...{ room: 'Night shift', count: 1, author: 'Bo', text: 'the kettle is on' },
  ...{ isMention: false, isPrivate: false },
};

test.each<[string, Partial<Telling>, string, string]>([
  ['one message', {}, 'Night shift', 'Bo: the kettle is on'],
  ['the latest of several', { count: 4 }, 'Night shift', 'Bo: the kettle is on (+3)'],
  ['a mention', { isMention: true }, 'Bo mentioned you in Night shift', 'the kettle is on'],
  ['one message, in private', { isPrivate: true }, 'Night shift', '1 new message'],
  ['several messages, in private', { isPrivate: true, count: 4 }, 'Night shift', '4 new messages'],
  ['a mention, in private', { isPrivate: true, isMention: true }, 'Night shift', 'Someone mentioned you'],
])('[B3] %s', (_, more, title, body) => {
  expect(wordsFor({ ...telling, ...more })).toEqual({ title, body });
});

test('[B3] a long text is cut between characters', () => {
  const { body } = wordsFor({ ...telling, text: '🔑'.repeat(500) });
  expect(body).toBe(`Bo: ${'🔑'.repeat(180)}…`);
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'clear the blocked permission'],
  ['Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36', 'then Notifications'],
  ['Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15', 'Websites'],
  ['Lynx/2.9', 'beside the address'],
])('[B2] who said no in %s is told how to take it back', (userAgent, words) => {
  expect(recoveryHelp(userAgent)).toContain(words);
});
