// Whom a text calls: only those it says it means, and whether that is the reader.
import { expect, test } from 'vitest';
import type { Mention } from '../../../../../src/protocol/events.ts';
import { mentionFinder } from '../../../../../src/web/conversation/markdown/mention-pieces.ts';
import { createIdentity } from '../../../../support/test-identity.ts';

const [ann, bo] = [createIdentity().member, createIdentity().member];
const mentions: readonly Mention[] = [
  { member: ann, name: 'Ann' },
  { member: bo, name: 'Blue Lynx' },
];
const you = { name: '@Ann', isYou: true };
const other = { name: '@Blue Lynx', isYou: false };

test.each<[string, unknown[]]>([
  ['hi @Ann', ['hi ', you]],
  ['@Ann, @Blue Lynx: go', [you, ', ', other, ': go']],
  ['@ann', [{ name: '@ann', isYou: true }]],
  ['@Anna and me@Ann.example', ['@Anna and me@Ann.example']],
  ['@Nobody', ['@Nobody']],
  ['Ann', ['Ann']],
])('[A9] %j', (text, pieces) => {
  expect(mentionFinder(mentions, ann)(text)).toEqual(pieces);
});

test('[A9] where two share a name, it is yours if one of them is you', () => {
  const both = [...mentions, { member: bo, name: 'Ann' }];
  expect(mentionFinder(both, ann)('@Ann')).toEqual([you]);
  expect(mentionFinder([...both].reverse(), ann)('@Ann')).toEqual([you]);
});

test('[A9] without mentions there are none, and without a reader none is theirs', () => {
  expect(mentionFinder([], ann)('@Ann')).toEqual(['@Ann']);
  expect(mentionFinder(mentions, undefined)('@Ann')).toEqual([{ name: '@Ann', isYou: false }]);
});
