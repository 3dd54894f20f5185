// Which records from disk are posts.
import { describe, expect, test } from 'vitest';
import { parseOutbox } from '../../../src/client/parse-outbox.ts';
import { storedPost } from '../web/stored-post.ts';

const circle: { self?: unknown } = {};
circle.self = circle;

describe('[G9] posts from disk', () => {
  test.each([
    storedPost('plain'),
    storedPost('early', { base: null, epoch: '' }),
    storedPost('aimed', { kind: 'reaction', target: 7, body: '+1' }),
    storedPost('sending', { delivery: { status: 'sending', since: 5 } }),
    storedPost('delayed', { delivery: { status: 'delayed', retryAt: 5 } }),
    storedPost('refused', { delivery: { status: 'refused', code: 'textEmpty' } }),
    storedPost('unknown', { delivery: { status: 'unknown' } }),
    storedPost('last', { composedAt: 8.64e15 }),
  ])('$body is read as it was written', (post) => {
    expect(parseOutbox([post])).toEqual([post]);
  });

  test.each([
    ['nothing', null],
    ['text', 'post'],
    ['no fields', {}],
    ['no id', { ...storedPost('x'), id: undefined }],
    ['a base that is no seq', { ...storedPost('x'), base: -1 }],
    ['no base', { ...storedPost('x'), base: undefined }],
    ['no time', { ...storedPost('x'), composedAt: Number.NaN }],
    ['a time beyond dates', { ...storedPost('x'), composedAt: 8.64e15 + 1 }],
    ['an endless order', { ...storedPost('x'), order: Number.POSITIVE_INFINITY }],
    ['no delivery', { ...storedPost('x'), delivery: undefined }],
    ['an unheard-of delivery', { ...storedPost('x'), delivery: { status: 'lost' } }],
    ['a delivery by halves', { ...storedPost('x'), delivery: { status: 'refused' } }],
    ['no body', { ...storedPost('x'), body: undefined }],
    ['a body no frame can carry', { ...storedPost('x'), body: 1n }],
    ['an endless body', { ...storedPost('x'), body: circle }],
  ])('%s is left out, the others kept', (_, broken) => {
    const fine = storedPost('fine');
    expect(parseOutbox([broken, fine])).toEqual([fine]);
  });
});
