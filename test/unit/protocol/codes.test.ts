// Close codes, error codes and the lines of plain text mode.
import { describe, expect, it, test } from 'vitest';
import { CLOSE, mayReconnectAfter } from '../../../src/protocol/close-codes.ts';
import { FRAME_ERRORS, REFUSALS } from '../../../src/protocol/error-codes.ts';
import { messageLines, notice } from '../../../src/protocol/plain-text.ts';

describe('[K1] the range of a close code carries the retry policy', () => {
  const comeBack = ['restarting', 'helloTimeout', 'tooSlow', 'flood', 'ghost', 'busyAddress'];

  it('for every code there is', () => {
    const policies = Object.entries(CLOSE).map(([reason, code]) => [reason, mayReconnectAfter(code)]);
    expect(policies).toHaveLength(14);
    expect(policies.filter(([, may]) => may).map(([reason]) => reason)).toEqual(comeBack);
    for (const code of Object.values(CLOSE)) expect(code).toSatisfy((value: number) => value >= 4000 && value < 5000);
    expect(new Set(Object.values(CLOSE)).size).toBe(14);
  });

  test.each([
    [1000, true],
    [1005, true],
    [1006, true],
    [1012, true],
    [4000, true],
    [4499, true],
    [4500, false],
    [4888, false],
    [4999, false],
    [5000, true],
  ])('%i: %s', (code, may) => expect(mayReconnectAfter(code)).toBe(may));

  it('and the numbers never move', () => {
    expect(CLOSE).toEqual({
      ...{ restarting: 4000, helloTimeout: 4001, tooSlow: 4002, flood: 4003, ghost: 4004, busyAddress: 4005 },
      ...{ tooOld: 4500, badRoomId: 4501, badSignature: 4502, badName: 4503, superseded: 4504, badFrame: 4505 },
      ...{ badHello: 4506, full: 4507 },
    });
  });
});

describe('[X6] each refusal says what to do about it', () => {
  it('and what may have been stored is never re-sent by a program', () => {
    expect(REFUSALS.baseUnknown).toBe('unknown');
    expect(Object.entries(REFUSALS).filter(([, action]) => action === 'unknown')).toHaveLength(1);
    expect(
      Object.entries(REFUSALS)
        .filter(([, action]) => action === 'retry')
        .map(([code]) => code),
    ).toEqual(['tooFast', 'earlierRefused', 'notStored']);
  });

  it('[S13] faults of a frame have a sentence each, without a name of ours', () => {
    const search = ['searchEmpty', 'searchTooLong', 'searchFailed'];
    expect(Object.keys(FRAME_ERRORS)).toEqual(['badJson', 'badFrame', 'unknownType', 'notJoined', ...search]);
    for (const sentence of Object.values(FRAME_ERRORS)) expect(sentence).toMatch(/^[A-Z][\w ,]+\.$/);
  });
});

describe('[T1] a message as lines', () => {
  test.each([
    ['Hi', 'Ann: Hi'],
    ['one\ntwo\n\nthree', 'Ann: one\n  two\n  \n  three'],
    ['Bob: fake\n* not sent', 'Ann: Bob: fake\n  * not sent'],
    ['$& $1', 'Ann: $& $1'],
  ])('%j', (text, lines) => expect(messageLines('Ann', text)).toBe(lines));

  it('[T3] a notice begins with an asterisk', () => expect(notice('not sent')).toBe('* not sent'));
});
