// Bodies of every form, long texts, and names of bots.
import { describe, expect, it, test } from 'vitest';
import { MAX_TEXT_CODE_POINTS } from '../../../../src/protocol/limits.ts';
import { splitText } from '../../../../src/protocol/split-text.ts';
import { botName } from '../../../../src/room/hooks/bot-name.ts';
import { messagesOf } from '../../../../src/room/hooks/messages-of.ts';
import { readDiscord, readSlack } from '../../../../src/server/hooks/speech.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json; charset=utf-8';

describe('[B2] a body', () => {
  const table: [body: string, type: string, text: string | null][] = [
    ['{"text":"hi"}', JSON_TYPE, 'hi'],
    [`payload=${encodeURIComponent('{"text":"a & b=c"}')}`, FORM, 'a & b=c'],
    [`token=x&payload=${encodeURIComponent('{"text":"hi"}')}`, FORM, 'hi'],
    ['payload=%7Bbroken', FORM, null],
    ['{"text":"curl -d"}', FORM, 'curl -d'],
    ['build 7 failed', FORM, 'build 7 failed'],
    ['a=b & c*d*', FORM, 'a=b & c*d*'],
    ['*as it is* <x>', 'text/plain', '*as it is* <x>'],
    ['{"text":"as it is"}', 'text/plain', '{"text":"as it is"}'],
    ['hello', '', 'hello'],
    ['not json', JSON_TYPE, null],
    ['[]', JSON_TYPE, null],
    ['"text"', JSON_TYPE, null],
    ['{"text":7}', JSON_TYPE, null],
    [`{"a":${'['.repeat(99)}${']'.repeat(99)},"text":"x"}`, JSON_TYPE, null],
  ];
  test.each(table)('%j of type %j says %j', (body, type, text) => {
    const speech = readSlack(body, type);
    expect(speech.ok ? speech.value.text : null).toBe(text);
  });

  it('names its sender, an icon, and what it answers', () => {
    const body = JSON.stringify({
      text: 'x',
      username: 'CI',
      icon_emoji: '🤖',
      thread_ts: '7',
      channel: '#any',
      unfurl_links: true,
    });
    expect(readSlack(body, JSON_TYPE)).toEqual({
      ok: true,
      value: { text: 'x', username: 'CI', icon: '🤖', reply: 7 },
    });
  });

  it('may be made for Discord', () => {
    const embed = {
      title: 'Build',
      url: 'https://a.example',
      description: '**ok**',
      fields: [{ name: 'Took', value: '3 s', inline: true }],
    };
    const body = {
      content: 'Hi <@12> @@everyone <:wave:34> <https://b.example>',
      username: 'CI',
      embeds: [embed],
      tts: false,
    };
    expect(readDiscord(JSON.stringify(body))).toEqual({
      ok: true,
      value: {
        ...{ username: 'CI', icon: '', reply: null },
        text: 'Hi 12 everyone :wave: https://b.example\n\n**[Build](https://a.example)**\n**ok**\n**Took**: 3 s',
      },
    });
    expect(['x', '[]', '{"content":1}'].map((text) => readDiscord(text).ok)).toEqual([false, false, false]);
  });
});

describe('[B4] a long text', () => {
  it('is cut at line ends, then at words, then anywhere', () => {
    expect(splitText('aaa\nbbb\nccc', 8, 5)).toEqual(['aaa\nbbb', 'ccc']);
    expect(splitText('aaa bbb ccc', 8, 5)).toEqual(['aaa bbb', 'ccc']);
    expect(splitText('aaaabbbbcc', 4, 5)).toEqual(['aaaa', 'bbbb', 'cc']);
    expect(splitText('a\nbbbbbbbbb', 8, 5)).toEqual(['a\nbbbbbb', 'bbb']);
    expect(splitText('😀😀😀', 2, 5)).toEqual(['😀😀', '😀']);
    expect(splitText('aaaa bbbb', 4, 5)).toEqual(['aaaa', 'bbbb']);
  });

  it('[S11] becomes five messages and no more', () => {
    const lengthOf = (count: number) => messagesOf('漢'.repeat(count));
    const full = lengthOf(MAX_TEXT_CODE_POINTS * 5);
    expect(full.ok && full.value.map((part) => part.length)).toEqual(new Array(5).fill(MAX_TEXT_CODE_POINTS));
    expect(lengthOf(MAX_TEXT_CODE_POINTS * 5 + 1)).toEqual({ ok: false, error: 'textTooLong' });
    expect(lengthOf(MAX_TEXT_CODE_POINTS)).toMatchObject({ ok: true, value: { length: 1 } });
    expect(lengthOf(MAX_TEXT_CODE_POINTS + 1)).toMatchObject({ ok: true, value: { length: 2 } });
  });

  it('is none where nothing can be seen, and none that no encoder keeps', () => {
    expect([messagesOf(' \n\u200b'), messagesOf(''), messagesOf('\ud800')]).toEqual([
      { ok: false, error: 'textEmpty' },
      { ok: false, error: 'textEmpty' },
      { ok: false, error: 'textBroken' },
    ]);
    const blanks = messagesOf(`${'a'.repeat(4_000)}${'\u200b'.repeat(4_000)}b`);
    expect(blanks.ok && blanks.value.map((part) => part.at(-1))).toEqual(['a', 'b']);
  });
});

describe('[B5] a bot', () => {
  const table: [wished: string, icon: string, name: string][] = [
    ['', '', 'Hook'],
    ['CI', '', 'CI'],
    ['GitHub: builds', '', 'GitHub builds'],
    ['*stars*', '', 'stars'],
    ['x'.repeat(40), '', 'x'.repeat(32)],
    ['\u202eevil', '', 'Hook'],
    ['   ', '', 'Hook'],
    ['CI', '👻', '👻 CI'],
    ['', '👻', '👻 Hook'],
    ['CI', ':ghost:', 'CI'],
    ['x'.repeat(32), '👻', 'x'.repeat(32)],
  ];
  test.each(table)('that wishes to be %j with %j is %j', (wished, icon, name) => {
    expect(botName(wished, icon, 'Hook')).toBe(name);
  });
});
