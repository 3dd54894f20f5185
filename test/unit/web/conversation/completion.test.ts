// What completion offers, and when (C7).
import { describe, expect, test } from 'vitest';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import { matchName } from '../../../../src/web/conversation/completion/match-name.ts';
import { emojiLike } from '../../../../src/web/conversation/completion/rank-emoji.ts';
import { membersByLikelihood, membersLike } from '../../../../src/web/conversation/completion/rank-members.ts';
import { triggerAt } from '../../../../src/web/conversation/completion/trigger-at.ts';

describe('C7: what the caret stands in', () => {
  test.each([
    ['@|', 'member', ''],
    ['@an|', 'member', 'an'],
    ['hello @an|', 'member', 'an'],
    ['(@an|', 'member', 'an'],
    ['line\n@an|', 'member', 'an'],
    ['@Brave Ot|', 'member', 'Brave Ot'],
    ['@one @tw|', 'member', 'tw'],
    ['@a|nn', 'member', 'a'],
    ['/|', 'command', ''],
    ['/ni|', 'command', 'ni'],
    ['/nick @an|', 'member', 'an'],
    [':ta|', 'emoji', 'ta'],
    ['well:ta|', null, ''],
    ['(:+1|', 'emoji', '+1'],
    [':t|', null, ''],
    ['10:30|', null, ''],
    ['https://ta|', null, ''],
    ['a@b|', null, ''],
    ['@ a|', null, ''],
    ['@an\n|', null, ''],
    [' /ni|', null, ''],
    ['//ni|', null, ''],
    ['/nick a|', null, ''],
    ['`@an|`', null, ''],
    ['```\n@an|', null, ''],
    ['```\n:ta|\n```', null, ''],
    ['|@an', null, ''],
  ])('%j', (drawn, kind, query) => {
    const caret = drawn.indexOf('|');
    const trigger = triggerAt(drawn.replace('|', ''), caret);
    expect(trigger && { kind: trigger.kind, query: trigger.query }).toEqual(kind && { kind, query });
  });

  test('it knows where its sign stands, far into a long text too', () => {
    const text = `${'word '.repeat(600)}@an`;
    expect(triggerAt(text, text.length)).toEqual({ kind: 'member', query: 'an', start: 3_000 });
  });
});

describe('C7: how a name fits', () => {
  test.each([
    ['Ann Lee', '', 'start'],
    ['Ann Lee', 'an', 'start'],
    ['Ann Lee', 'ann l', 'start'],
    ['Ann Lee', 'lee', 'word'],
    ['Ann Lee', 'al', 'letters'],
    ['Ann Lee', 'la', null],
    ['Ann Lee', 'ann lee hello', null],
    ['Ann Lee', 'lee ', null],
    ['Éva', 'eva', 'start'],
    ['Ångström', 'strom', 'letters'],
    ['張偉', '張', 'start'],
  ])('%j for %j: %j', (name, query, match) => {
    expect(matchName(name, query)).toBe(match);
  });
});

describe('C7: whom @ offers', () => {
  const you = { member: 'you', name: 'You' };
  const wrote = (by: string, seq: number) => ({ seq, by, at: seq, id: `${seq}`, kind: 'message', body: { text: 'x' } });
  const present = ['You', 'Bo', 'Ann'].map((name) => ({ member: name.toLowerCase(), name, state: 'active' as const }));
  const crowd = {
    you,
    members: new Map(['You', 'Bo', 'Ann', 'Annabel', 'Zoe', 'Joanna'].map((name) => [name.toLowerCase(), { name }])),
    roster: { count: 3, sampled: false, present },
    timeline: { ...unknownTimeline, events: [wrote('zoe', 1), wrote('bo', 2), wrote('annabel', 3), wrote('you', 4)] },
  };
  const names = (offered: ReturnType<typeof membersLike>) => offered.map(({ facts }) => facts.name);

  test('those here before those who wrote, the latest first, and never oneself', () => {
    expect(names(membersLike('', crowd))).toEqual(['Bo', 'Ann', 'Annabel', 'Zoe', 'Joanna']);
    expect(names(membersByLikelihood(crowd))).toEqual(['Bo', 'Ann', 'Annabel', 'Zoe', 'Joanna']);
  });

  test('what fits better comes first', () => {
    expect(names(membersLike('an', crowd))).toEqual(['Ann', 'Annabel', 'Joanna']);
    expect(names(membersLike('jn', crowd))).toEqual(['Joanna']);
    expect(names(membersLike('you', crowd))).toEqual([]);
  });

  test('two of one name are both offered', () => {
    const members = new Map([...crowd.members, ['ann2', { name: 'Ann' }]]);
    expect(membersLike('ann', { ...crowd, members }).map(({ member }) => member)).toEqual([
      'ann',
      'annabel',
      'ann2',
      'joanna',
    ]);
  });
});

describe('C7: which emoji : offers', () => {
  const table = new Map([
    ['tada', '🎉'],
    ['taco', '🌮'],
    ['+1', '👍'],
    ['thumbsup', '👍'],
    ['tangerine', '🍊'],
    ['ta', '🔤'],
    ['data_table', '📊'],
    ['italy', '🇮🇹'],
  ]);

  test('the name itself, beginnings, beginnings of words, the rest; each emoji once', () => {
    expect(emojiLike('ta', table, []).map(({ name }) => name)).toEqual([
      'ta',
      'tada',
      'taco',
      'tangerine',
      'data_table',
      'italy',
    ]);
    expect(emojiLike('+1', table, [])).toEqual([{ name: '+1', emoji: '👍' }]);
    expect(emojiLike('zz', table, [])).toEqual([]);
  });

  test('of equals, the one used last', () => {
    expect(
      emojiLike('TA', table, ['🍊', '🌮'])
        .map(({ name }) => name)
        .slice(0, 4),
    ).toEqual(['ta', 'tangerine', 'taco', 'tada']);
  });
});
