// Edits, deletions, reactions, quotes and jumps as engines live through them: away, reset, late, all the same (G18).
import { describe, expect, it } from 'vitest';
import type { ChangesBySeq } from '../../src/client/changes.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

async function annAndBea(wire = new Wire()): Promise<{ wire: Wire; ann: Tab; bea: Tab }> {
  const ann = await wire.enter('Ann');
  const bea = await wire.enter('Bea');
  for (const text of ['one', 'two', 'three']) ann.say(text);
  await wire.run();
  return { wire, ann, bea };
}

async function say(wire: Wire, tab: Tab, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    tab.say(`message ${i}`);
    if (i % 50 === 49) await wire.run();
  }
  await wire.run();
}

/** What a view shows of changes; `words` is only what the fold compares with. */
const shown = (changes: ChangesBySeq) =>
  [...changes]
    .sort(([a], [b]) => a - b)
    .map(([seq, { edit, isDeleted, reactions }]) => [seq, edit, isDeleted, reactions]);
const seqsOf = (tab: Tab) => tab.state.timeline.events.map(({ seq }) => seq);

/** Ann edits 1, deletes 2; both react to 3, Ann takes hers back. */
async function changeAll(wire: Wire, ann: Tab, bea: Tab): Promise<void> {
  ann.engine.post('edit', { text: 'one, rather' }, 1);
  ann.engine.post('redact', {}, 2);
  ann.engine.post('react', { emoji: '🎉', on: true }, 3);
  await wire.run();
  bea.engine.post('react', { emoji: '🎉', on: true }, 3);
  ann.engine.post('react', { emoji: '🎉', on: false }, 3);
  await wire.run();
}

describe('[G18] what became of messages', () => {
  it('is the same to those who were there, who were away, and who come late', async () => {
    const { wire, ann, bea } = await annAndBea();
    const cy = await wire.enter('Cy');
    cy.device.goOffline();
    await changeAll(wire, ann, bea);
    cy.device.goOnline();
    await wire.pass(1_000);
    const late = await wire.enter('Dee');
    expect(shown(ann.state.timeline.changes)).toEqual([
      [1, { seq: 4, at: expect.any(Number), text: 'one, rather', mentions: [] }, false, []],
      [2, null, true, []],
      [3, null, false, [{ emoji: '🎉', members: [bea.device.identity.member] }]],
    ]);
    for (const tab of [bea, cy, late])
      expect(shown(tab.state.timeline.changes)).toEqual(shown(ann.state.timeline.changes));
    expect(cy.framesOf('reset')).toHaveLength(1);
    expect(JSON.stringify(late.heard)).not.toContain('two');
  });

  it('is the same after a reset, when what changed meanwhile was never heard', async () => {
    const { wire, ann, bea } = await annAndBea();
    ann.engine.post('react', { emoji: '👍', on: true }, 3);
    const cy = await wire.enter('Cy');
    await wire.run();
    cy.device.goOffline();
    ann.engine.post('react', { emoji: '👍', on: false }, 3);
    await changeAll(wire, ann, bea);
    await say(wire, bea, 10_001);
    cy.device.goOnline();
    await wire.pass(1_000);
    expect(cy.framesOf('reset').map(({ reason }) => reason)).toEqual(['fresh', 'tooFar']);
    // Nothing is believed of what is not loaded.
    expect(cy.state.timeline.changes.get(3)).toBeUndefined();
    cy.engine.setFollowing(false);
    cy.engine.jumpTo(1);
    await wire.run();
    expect(seqsOf(cy)[0]).toBe(1);
    const near = new Map([...cy.state.timeline.changes].filter(([seq]) => seq <= 3));
    expect(shown(near)).toEqual(shown(ann.state.timeline.changes));
  });

  it('[G9] waits in the outbox while away, and is sent in order', async () => {
    const { wire, ann, bea } = await annAndBea();
    ann.device.goOffline();
    ann.engine.post('edit', { text: 'first' }, 1);
    ann.engine.post('edit', { text: 'second' }, 1);
    await wire.run();
    ann.crash();
    const again = ann.device.open();
    await wire.run();
    expect(again.state.outbox.map(({ target, kind }) => [target, kind])).toEqual([
      [1, 'edit'],
      [1, 'edit'],
    ]);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(bea.state.timeline.changes.get(1)?.edit?.text).toBe('second');
    expect(again.state.outbox).toEqual([]);
  });

  it('does not ask the person about what was deleted twice', async () => {
    const { wire, ann } = await annAndBea();
    const other = ann.device.open();
    await wire.run();
    ann.engine.post('redact', {}, 1);
    other.engine.post('redact', {}, 1);
    await wire.run();
    await wire.pass(1_000);
    expect([ann.state.outbox, other.state.outbox]).toEqual([[], []]);
    expect(ann.state.timeline.changes.get(1)?.isDeleted).toBe(true);
  });
});

describe('an original that is not loaded', () => {
  it('is fetched once, and its changes with it', async () => {
    const { wire, ann, bea } = await annAndBea();
    await changeAll(wire, ann, bea);
    await say(wire, bea, 100);
    const late = await wire.enter('Dee');
    expect(seqsOf(late)[0]).toBeGreaterThan(3);
    for (const seq of [1, 2, 1, 9_999]) late.engine.quote(seq);
    expect(late.state.quotes.get(1)).toBe('loading');
    await wire.run();
    expect(late.state.quotes.get(1)).toMatchObject({ seq: 1, body: { text: 'one' } });
    expect(late.state.quotes.get(9_999)).toBe('gone');
    expect(late.state.timeline.changes.get(1)?.edit?.text).toBe('one, rather');
    expect(late.state.timeline.changes.get(2)?.isDeleted).toBe(true);
    expect(late.saidOf('page')).toHaveLength(3);
  });

  it('is asked for again when the connection went with the answer', async () => {
    const { wire, bea } = await annAndBea();
    await say(wire, bea, 100);
    const late = await wire.enter('Dee');
    late.engine.quote(1);
    late.device.goOffline();
    await wire.run();
    late.device.goOnline();
    await wire.pass(1_000);
    expect(late.state.quotes.get(1)).toMatchObject({ seq: 1 });
  });
});

describe('[L10] a jump', () => {
  it('replaces the window by what lies around the message, and paging leads on from there', async () => {
    const { wire, bea } = await annAndBea();
    await say(wire, bea, 500);
    const late = await wire.enter('Dee');
    late.engine.setFollowing(false);
    late.engine.jumpTo(100);
    expect(late.state.timeline.loading).toBe('around');
    await wire.run();
    expect([seqsOf(late)[0], seqsOf(late).at(-1), seqsOf(late).includes(100)]).toEqual([75, 124, true]);
    expect(late.state.timeline).toMatchObject({ atEnd: false, atBeginning: false, loading: 'none' });
    late.engine.loadNewer();
    await wire.run();
    expect(seqsOf(late).at(-1)).toBe(174);
    bea.say('new');
    await wire.run();
    expect(seqsOf(late).at(-1)).toBe(174);
  });

  it('to what is loaded asks for nothing', async () => {
    const { wire, ann } = await annAndBea();
    ann.engine.jumpTo(2);
    await wire.run();
    expect(ann.saidOf('page')).toEqual([]);
    expect(ann.state.timeline.loading).toBe('none');
  });

  it('asked for before anything is known of the room is made once it is', async () => {
    const { wire, ann, bea } = await annAndBea();
    await say(wire, bea, 200);
    ann.crash();
    const again = ann.device.open();
    again.engine.jumpTo(50);
    await wire.run();
    expect(seqsOf(again)).toContain(50);
    expect(again.state.timeline.loading).toBe('none');
  });

  it('survives a lost connection', async () => {
    const { wire, bea } = await annAndBea();
    await say(wire, bea, 200);
    const late = await wire.enter('Dee');
    late.engine.jumpTo(50);
    late.device.goOffline();
    await wire.run();
    late.device.goOnline();
    await wire.pass(1_000);
    expect(seqsOf(late)).toContain(50);
  });
});
