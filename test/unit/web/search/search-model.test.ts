// What stays of a search when its dialog is left.
import { expect, test } from 'vitest';
import type { SearchState, SearchWish } from '../../../../src/client/search-state.ts';
import type { RoomEngine } from '../../../../src/client/state.ts';
import type { Hit } from '../../../../src/protocol/down.ts';
import { searchModel } from '../../../../src/web/search/search-model.ts';

const WAITING: SearchState = { status: 'waiting', done: 0, total: 0 };

const hit = (seq: number): Hit => ({
  seq,
  at: 0,
  by: 'A'.repeat(43),
  id: `event-${seq}`,
  kind: 'message',
  text: `tea ${seq}`,
  ranges: [],
});

/** A model whose engine answers by hand. */
function open() {
  const asked: SearchWish[] = [];
  let tell = (_state: SearchState) => {};
  const engine = {
    onEvent: () => () => {},
    search: (wish: SearchWish, told: typeof tell) => {
      asked.push(wish);
      tell = told;
      told(WAITING);
      return () => {
        tell = () => {};
      };
    },
  };
  const model = searchModel(engine as unknown as RoomEngine);
  const find = (text: string) => {
    model.type(text);
    model.hurry();
  };
  return { model, asked, find, answer: (state: SearchState) => tell(state) };
}

test('[N4] whoever leaves while more is looked for finds again what was there, and the way to more', () => {
  const { model, asked, find, answer } = open();
  find('tea');
  answer({ status: 'found', hits: [hit(9), hit(8)], next: 8 });
  model.more();
  expect(model.outcome.value.status).toBe('waiting');
  model.rest();
  expect(model.hits.value.map(({ seq }) => seq)).toEqual([9, 8]);
  expect(model.outcome.value).toEqual({ status: 'found', next: 8 });
  model.more();
  answer({ status: 'found', hits: [hit(7)], next: null });
  expect(asked.at(-1)).toMatchObject({ before: 8 });
  expect(model.hits.value.map(({ seq }) => seq)).toEqual([9, 8, 7]);
});

test('[N4] whoever leaves while another search is under way is asked for nothing old', () => {
  const { model, asked, find, answer } = open();
  find('tea');
  answer({ status: 'found', hits: [hit(9)], next: 9 });
  model.more();
  find('milk');
  model.rest();
  expect(model.hits.value).toEqual([]);
  expect(model.outcome.value).toEqual({ status: 'nothing' });
  expect(model.hurry()).toBe(true);
  expect(asked.at(-1)?.query).toBe('milk');
});
