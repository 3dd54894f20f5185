import { describe, expect, it, test } from 'vitest';
import { decodeDown, encodeDown, encodeUp } from '../../../src/protocol/codec.ts';
import { decodeUp } from '../../../src/protocol/decode-up.ts';
import { parseBody } from '../../../src/protocol/events.ts';
import { MAX_JSON_DEPTH, MAX_POSTS_PER_FRAME } from '../../../src/protocol/limits.ts';
import type { Up } from '../../../src/protocol/up.ts';

const KEY = 'k'.repeat(43);
const ENGINE = 'engine-000000000';
const post = { id: 'i'.repeat(16), epoch: '', base: 0, kind: 'message', body: { text: 'Hi' } };
const decode = (frame: unknown) => decodeUp(JSON.stringify(frame));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const UPS: Up[] = [
  { type: 'hello', key: KEY, signature: 's'.repeat(86), name: 'Ann', engine: ENGINE, attempt: 0 },
  {
    ...{ type: 'hello', key: KEY, signature: 's'.repeat(86), name: 'Ann', engine: ENGINE, attempt: 7, heartbeat: true },
    since: { epoch: 'e', seq: 3, id: 'x' },
  },
  { type: 'guest', name: 'Ann', engine: ENGINE, attempt: 1 },
  { type: 'post', posts: [post, { ...post, target: 4 }] },
  { type: 'pull', after: 0 },
  { type: 'page', ref: 1 },
  { type: 'page', ref: 1, before: 9, after: 2, limit: 100 },
  { type: 'sync', seq: 12 },
  { type: 'typing', on: false },
  { type: 'presence', state: 'idle' },
];

describe('[H1] one JSON object per text frame', () => {
  test.each(UPS)('$type survives encoding and decoding', (frame) => {
    expect(decodeUp(encodeUp(frame))).toEqual({ ok: true, value: frame });
  });

  it('goes down the same way', () => {
    const frame = { type: 'behind', head: 5 } as const;
    expect(decodeDown(encodeDown(frame))).toEqual({ ok: true, value: frame });
  });
});

describe('[K2] a frame that cannot be used is named', () => {
  test.each([
    '',
    ' ',
    '{',
    '{"type":"sync"',
    "{'type':'sync'}",
    'undefined',
    'NaN',
    '{"type":"sync",}',
    '\u0000',
    ']]]]',
  ])('badJson: %j', (text) => expect(decodeUp(text)).toEqual({ ok: false, error: 'badJson' }));

  test.each(['null', '1', '"sync"', '[]', '[{"type":"sync","seq":1}]', '{}', '{"type":null}', '{"type":["sync"]}'])(
    'unknownType: %s',
    (text) => expect(decodeUp(text)).toEqual({ ok: false, error: 'unknownType' }),
  );

  test.each(['toString', '__proto__', 'constructor', 'welcome', 'Sync', 'sync '])('unknownType: %s', (type) => {
    expect(decode({ type })).toEqual({ ok: false, error: 'unknownType' });
  });

  const shapes: [string, unknown][] = [
    ['no seq', { type: 'sync' }],
    ['a seq that is text', { type: 'sync', seq: '1' }],
    ['a negative seq', { type: 'sync', seq: -1 }],
    ['a broken seq', { type: 'sync', seq: 1.5 }],
    ['a seq beyond what numbers hold', { type: 'sync', seq: 2 ** 53 }],
    ['a null where nothing may stand', { type: 'page', ref: 1, before: null }],
    ['no posts', { type: 'post', posts: [] }],
    ['too many posts', { type: 'post', posts: Array(MAX_POSTS_PER_FRAME + 1).fill(post) }],
    ['posts that are an object', { type: 'post', posts: { 0: post, length: 1 } }],
    ['a short event id', { type: 'post', posts: [{ ...post, id: 'i'.repeat(15) }] }],
    ['a long event id', { type: 'post', posts: [{ ...post, id: 'i'.repeat(37) }] }],
    ['an event id with a quote', { type: 'post', posts: [{ ...post, id: `${'i'.repeat(15)}"` }] }],
    ['an event id with a line end', { type: 'post', posts: [{ ...post, id: `${'i'.repeat(16)}\n` }] }],
    ['an epoch with a sign', { type: 'post', posts: [{ ...post, epoch: '<' }] }],
    ['a state nobody has', { type: 'presence', state: 'away' }],
    ['typing that is a number', { type: 'typing', on: 1 }],
    ['a short key', { ...UPS[0], key: 'k'.repeat(42) }],
    ['a short engine', { ...UPS[0], engine: 'e'.repeat(15) }],
    ['half an attempt', { ...UPS[0], attempt: 0.5 }],
  ];
  test.each(shapes)('badFrame: %s', (_, frame) => {
    expect(decode(frame)).toEqual({ ok: false, error: 'badFrame' });
  });

  it(`lets ${MAX_POSTS_PER_FRAME} posts through`, () => {
    expect(decode({ type: 'post', posts: Array(MAX_POSTS_PER_FRAME).fill(post) }).ok).toBe(true);
  });
});

describe('[K2] depth is bounded before parsing', () => {
  it('takes the limit and refuses one more', () => {
    expect(decodeUp(nested(MAX_JSON_DEPTH))).toEqual({ ok: false, error: 'unknownType' });
    expect(decodeUp(nested(MAX_JSON_DEPTH + 1))).toEqual({ ok: false, error: 'badJson' });
    expect(decodeUp(`${'{"a":'.repeat(9)}1${'}'.repeat(9)}`)).toEqual({ ok: false, error: 'badJson' });
  });

  it('is not fooled by brackets in strings, or by quotes that are escaped', () => {
    const text = `{"type":"typing","on":true,"x":"${'['.repeat(50)}"}`;
    expect(decodeUp(text).ok).toBe(true);
    expect(decodeUp(`{"type":"typing","on":true,"x":"\\\\\\"${'['.repeat(50)}"}`).ok).toBe(true);
    expect(decodeUp(`{"type":"typing","on":true,"x":"\\\\",${'"y":['.repeat(9)}`)).toEqual({
      ok: false,
      error: 'badJson',
    });
  });

  it('answers a frame of nothing but brackets at once', () => {
    expect(decodeUp('['.repeat(64_000))).toEqual({ ok: false, error: 'badJson' });
    expect(decodeUp(']'.repeat(64_000))).toEqual({ ok: false, error: 'badJson' });
  });
});

describe('[K3] what is not known is ignored', () => {
  it('drops fields nobody knows, at every level', () => {
    const frame = decode({ type: 'post', extra: 1, posts: [{ ...post, extra: { a: 1 } }] });
    expect(frame).toEqual({ ok: true, value: { type: 'post', posts: [post] } });
  });

  it('tells a client to ignore a type or a frame it cannot read', () => {
    expect(decodeDown('{"type":"fromTheFuture"}')).toEqual({ ok: false, error: 'badFrame' });
    expect(decodeDown('pong 12')).toEqual({ ok: false, error: 'badJson' });
  });

  it('keeps the place of an event of a kind nobody knows', () => {
    const event = { seq: 1, at: 5, by: KEY, id: post.id, kind: 'poll', body: { choices: ['a'] } };
    const frame = decodeDown(JSON.stringify({ type: 'stored', events: [event], members: {} }));
    expect(frame).toEqual({ ok: true, value: { type: 'stored', events: [event], members: {} } });
  });
});

describe('[G17] a frame cannot reach the prototype', () => {
  it('neither from the frame nor from a body', () => {
    const text = `{"type":"typing","on":true,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`;
    expect(decodeUp(text)).toEqual({ ok: true, value: { type: 'typing', on: true } });
    const body: unknown = JSON.parse('{"text":"Hi","__proto__":{"text":"other","polluted":1}}');
    expect(parseBody('message', body)).toEqual({ text: 'Hi' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('nor does a body inherit what it lacks', () => {
    expect(parseBody('message', JSON.parse('{"__proto__":{"text":"Hi"}}'))).toBeNull();
  });
});
