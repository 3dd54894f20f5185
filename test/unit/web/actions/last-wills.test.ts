// What was deleted as the page went is deleted on the next visit: that message, and no other (A3).
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Quote, RoomEngine, RoomState } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import { executeWills, lastWills } from '../../../../src/web/actions/last-wills.ts';
import { FakeStorage } from '../fake-browser.ts';

const ANN = 'guest:annannannannannann';
const ID = 'i'.repeat(16);

interface Visit {
  readonly event?: Partial<LogEvent>;
  readonly quote?: Quote;
  readonly isDeleted?: boolean;
}

function visit({ event, quote, isDeleted = false }: Visit) {
  const asked: number[] = [];
  const sent: (number | undefined)[] = [];
  const found = event && { seq: 7, at: 0, by: ANN, id: ID, kind: 'message', body: { text: 'x' }, ...event };
  const changes = new Map([[7, { edit: null, isDeleted, reactions: [], words: new Map() }]]);
  const state = {
    you: { member: ANN, name: 'Ann' },
    room: { id: 'tea', title: '', topic: '' },
    timeline: { ...unknownTimeline, generation: 1, events: found ? [found] : [], changes },
    quotes: new Map(quote === undefined ? [] : [[7, quote]]),
  };
  const engine = {
    state: state as Partial<RoomState>,
    subscribe: () => () => {},
    quote: (seq: number) => asked.push(seq),
    post: async (_kind: string, _body: unknown, target?: number) => sent.push(target),
  };
  executeWills(engine as unknown as RoomEngine);
  return { asked, sent };
}

describe('[A3] a last will', () => {
  const storage = new FakeStorage();
  const kept = () => storage.getItem('ajar:deleting:tea');

  beforeEach(() => {
    storage.kept.clear();
    vi.stubGlobal('localStorage', storage);
    lastWills('tea').add({ seq: 7, id: ID });
    return () => vi.unstubAllGlobals();
  });

  it('is done where the message is still there', () => {
    expect(visit({ event: {} }).sent).toEqual([7]);
    expect(kept()).toBeNull();
  });

  it.each<[string, Visit]>([
    ['deleted already', { event: {}, isDeleted: true }],
    ['deleted before this page came', { event: { body: null } }],
    ['another message: the room began anew', { event: { id: 'j'.repeat(16) } }],
    ["someone else's", { event: { by: 'guest:bobobobobobobobobo' } }],
    ['not kept any more', { quote: 'gone' }],
  ])('is forgotten where the message is %s', (_, there) => {
    expect(visit(there).sent).toEqual([]);
    expect(kept()).toBeNull();
  });

  it('waits for a message that is not loaded', () => {
    expect(visit({})).toEqual({ asked: [7], sent: [] });
    expect(kept()).not.toBeNull();
  });

  it('is gone once the outbox has it', () => {
    lastWills('tea').remove(7);
    expect(kept()).toBeNull();
  });

  it.each(['{', '{"seq":7}', '[{"seq":"7"}]'])('that cannot be read is none: %s', (broken) => {
    storage.setItem('ajar:deleting:tea', broken);
    expect(visit({ event: {} }).sent).toEqual([]);
  });
});
