// What is made for Slack, read as a message.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseSlackPayload } from '../../../../src/protocol/hooks/slack-payload.ts';
import { slackToMarkdown } from '../../../../src/room/hooks/slack-markup.ts';
import { slackReply, slackText } from '../../../../src/room/hooks/slack-text.ts';
import { GROWS_WITH_AMOUNT, growthOfFourfold } from '../../../support/growth.ts';

const textOf = (body: object): string => {
  const payload = parseSlackPayload(body);
  if (payload === null) throw new Error('That is no payload');
  return slackText(payload);
};

describe('[B3] Slack markup', () => {
  const table: [slack: string, markdown: string][] = [
    ['plain', 'plain'],
    ['*bold* and _it_ and ~gone~', '**bold** and _it_ and ~~gone~~'],
    ['*a b* *c*', '**a b** **c**'],
    ['2*3*4 a*b*c', '2*3*4 a*b*c'],
    ['* no* *no *', '* no* *no *'],
    ['**bold already**', '**bold already**'],
    ['*_~all~_*', '**_~~all~~_**'],
    ['*line\nends*', '*line\nends*'],
    ['<https://ajar.example>', 'https://ajar.example'],
    ['<https://ajar.example|here>', '[here](https://ajar.example)'],
    ['<https://ajar.example|https://ajar.example>', 'https://ajar.example'],
    ['*<https://a.example/x_y_z|build *7*>*', '**[build *7*](https://a.example/x_y_z)**'],
    ['<https://a.example/(x) y|a [b] \\c>', '[a \\[b\\] \\\\c](https://a.example/%28x%29%20y)'],
    ['<mailto:ann@a.example|Ann>', '[Ann](mailto:ann@a.example)'],
    ['<javascript:alert(1)|click>', '<javascript:alert(1)|click>'],
    ['<https://a.example/?a=1&amp;b=2|a &amp; b>', '[a & b](https://a.example/?a=1&b=2)'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt; &quot;', '&lt; &quot;'],
    ['<!here> <!channel> <!everyone|everyone>', 'here channel everyone'],
    ['<@@@ann> <@U12|@@ann> <!@here> <@U1|a @ann> <@U1|a@b.c>', 'ann ann here a ann a@b.c'],
    ['<@U12> <@U12|ann> <#C1|general> <#C1>', 'U12 ann #general #C1'],
    ['<!subteam^S1|@devs> <!date^1392734382^{date}|tomorrow> <!subteam^S1>', 'devs tomorrow subteam'],
    ['`*no* ~no~ <https://a.example|yes> &lt;`', '`*no* ~no~ yes <`'],
    ['```\n*no*\n``` *yes*', '```\n*no*\n``` **yes**'],
    ['```never closed *no*', '```never closed *no*'],
    ['a <b c> d', 'a <b c> d'],
    ['*é* (*x*), *y*.', '**é** (**x**), **y**.'],
  ];
  test.each(table)('%j reads %j', (slack, markdown) => expect(slackToMarkdown(slack)).toBe(markdown));

  it('takes any text', () => {
    const piece = fc.constantFrom(
      '*',
      '~',
      '`',
      '```',
      '<',
      '>',
      '|',
      '@',
      '!',
      '&lt;',
      ' ',
      '\n',
      'a',
      'https://x',
      '_',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        expect(slackToMarkdown(pieces.join(''))).toBeTypeOf('string');
      }),
    );
  });

  const signs = ['*a', '~a', '<a', '`a', '*<a', '*<a>', '<https://x|', '*a ', '&lt;*'];
  test.each(signs)('takes time that grows with the length of what is all %j', (sign) => {
    const growth = growthOfFourfold(5_000, (times) => slackToMarkdown(sign.repeat(times)));
    expect(growth).toBeLessThan(GROWS_WITH_AMOUNT);
  });
});

describe('[B3] a Slack payload', () => {
  it('shows its blocks instead of its text', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Build *7*' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'by *Ann*' },
        fields: [{ type: 'mrkdwn', text: '*Took*\n3 s' }],
      },
      { type: 'divider' },
      {
        type: 'context',
        elements: [
          { type: 'image', image_url: 'x', alt_text: 'logo' },
          { type: 'mrkdwn', text: '<https://a.example|log>' },
        ],
      },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Click' } }] },
    ];
    expect(textOf({ text: 'fallback', blocks })).toBe(
      '**Build *7***\n\nby **Ann**\n**Took**\n3 s\n\n---\n\nlogo [log](https://a.example)',
    );
    expect(textOf({ text: '*fallback*', blocks: [{ type: 'unknown' }] })).toBe('**fallback**');
  });

  it('goes on with its attachments', () => {
    const attachment = {
      ...{ color: '#f00', pretext: 'before', title: 'Build 7', title_link: 'https://a.example/7', text: '*failed*' },
      ...{ fallback: 'never', fields: [{ title: 'Branch', value: 'main', short: true }, { value: 3 }], footer: 'CI' },
    };
    expect(textOf({ text: 'Hi', attachments: [attachment, { fallback: '*only* this' }] })).toBe(
      'Hi\n\nbefore\n**[Build 7](https://a.example/7)**\n**failed**\n**Branch**: main\n3\nCI\n\n**only** this',
    );
    expect(textOf({ attachments: [{ title: 'T', title_link: 'javascript:alert(1)' }] })).toBe('**T**');
    expect(textOf({ text: '', attachments: [{}] })).toBe('');
  });

  it('answers a message if its thread is a seq, and else none', () => {
    const replyOf = (thread_ts: unknown) => slackReply(parseSlackPayload({ thread_ts }) ?? expect.fail());
    expect(['12', 12, '1355517523.000005', '0', '-1', '', null, '1e3'].map(replyOf)).toEqual([
      ...[12, 12, null, null, null, null, null, null],
    ]);
  });

  it('is none where a field is of another kind', () => {
    expect([{ text: {} }, { blocks: 'x' }, { attachments: [7] }, 'text', 7, null].map(parseSlackPayload)).toEqual(
      new Array(6).fill(null),
    );
    expect(parseSlackPayload({ text: null, username: null, blocks: null, attachments: null })).not.toBeNull();
  });
});
