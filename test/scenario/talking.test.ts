// Two people and one room, with nothing in the way.
import { describe, expect, it } from 'vitest';
import { textOf } from './disk.ts';
import { expectDelivered, expectOneStory } from './stories.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

async function annAndBea(wire = new Wire()): Promise<{ wire: Wire; ann: Tab; bea: Tab }> {
  const ann = await wire.enter('Ann');
  const bea = await wire.enter('Bea');
  return { wire, ann, bea };
}

const textsOf = (tab: Tab) => tab.state.timeline.events.map(({ body }) => textOf(body));

describe('two people', () => {
  it('[G1] [E4] see the same events in the same order, each their own among them', async () => {
    const { wire, ann, bea } = await annAndBea();
    ann.say('hello');
    bea.say('hi');
    await wire.run();
    ann.say('how are you?');
    await wire.run();
    expect(textsOf(ann)).toEqual(['hello', 'hi', 'how are you?']);
    expect(bea.state.timeline.events).toEqual(ann.state.timeline.events);
    expectOneStory(wire);
    for (const device of wire.devices) expectDelivered(wire, device);
    expect(ann.seen.map(({ live }) => live)).toEqual([true, true, true]);
  });

  it('[H3] get in by a signature over the host they dialled, and nobody by another host’s', async () => {
    const { wire, ann } = await annAndBea();
    expect(ann.state.connection.status).toBe('joined');
    const { connect } = wire.room;
    // A relay shows the room under its own name: what Ann signs for it is worth nothing at ajar.test.
    wire.room.connect = () => {
      const person = connect.call(wire.room);
      const { session } = person.seat;
      if (session.state === 'greeted') person.seat.session = { ...session, host: 'relay.test' };
      return person;
    };
    const eve = await wire.enter('Eve');
    expect(eve.state.connection).toMatchObject({ status: 'ended', code: 4502 });
    expect(eve.seen).toEqual([]);
  });

  it('[H7] see after a reload what was said, and what was not sent yet is sent', async () => {
    const { wire, ann, bea } = await annAndBea();
    bea.say('before');
    await wire.run();
    ann.device.goOffline();
    await ann.say('written offline');
    ann.crash();
    const again = ann.device.open();
    await wire.run();
    expect(again.state.outbox).toMatchObject([{ body: { text: 'written offline' }, delivery: { status: 'queued' } }]);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(textsOf(again)).toEqual(['before', 'written offline']);
    expectOneStory(wire);
    expectDelivered(wire, ann.device);
  });

  it('[X1] [X2] store once what was sent, lost its ack with its tab, and lies far back when another opens', async () => {
    const { wire, ann, bea } = await annAndBea();
    bea.say('first');
    await wire.run();
    await ann.say('stored, but nobody told Ann');
    ann.crash('heard');
    for (let i = 0; i < 60; i += 1) bea.say(`later ${i}`);
    await wire.run();
    const again = ann.device.open();
    await wire.run();
    expect(again.framesOf('reset')[0]?.events[0]?.seq).toBeGreaterThan(2);
    expect(again.framesOf('stored')).toMatchObject([{ events: [{ seq: 2 }] }]);
    expectOneStory(wire);
    expectDelivered(wire, ann.device);
  });
});

describe('a name', () => {
  it('[H5] chosen before joining is the one a newcomer joins with', async () => {
    const wire = new Wire();
    const ann = wire.device('Ann').open();
    await ann.engine.rename('Anna');
    await wire.run();
    expect(ann.state.you.name).toBe('Anna');
    ann.say('hello');
    await wire.run();
    expect(wire.history().map(({ kind }) => kind)).toEqual(['message']);
    expect(ann.state.members.get(ann.device.member)?.name).toBe('Anna');
  });

  it('[H5] [E5] chosen before joining becomes an event for whom the room has met', async () => {
    const { wire, ann } = await annAndBea();
    ann.say('hello');
    await wire.run();
    ann.crash();
    const again = ann.device.open();
    again.engine.rename('Anna');
    await wire.run();
    expect(wire.history().at(-1)).toMatchObject({ kind: 'name', body: { name: 'Anna', was: 'Ann' } });
    expect(again.state.you.name).toBe('Anna');
  });

  it('[E6] changed later changes for everybody, above old messages and among those present', async () => {
    const { wire, ann, bea } = await annAndBea();
    ann.say('hello');
    await wire.pass(500);
    await ann.engine.rename('Anna');
    await wire.pass(500);
    for (const { state } of [ann, bea]) {
      expect(state.members.get(ann.device.member)?.name).toBe('Anna');
      expect(state.roster.present.map(({ name }) => name).sort()).toEqual(['Anna', 'Bea']);
    }
    expect(ann.state.you.name).toBe('Anna');
    const cem = await wire.enter('Cem');
    expect(cem.state.members.get(ann.device.member)?.name).toBe('Anna');
  });

  it('[H7] changed elsewhere meanwhile is the one the welcome says', async () => {
    const { wire, ann } = await annAndBea();
    ann.say('hello');
    await wire.run();
    const phone = wire.device('Ann').open('Old name');
    await wire.run();
    expect(phone.state.you.name).toBe('Ann');
    ann.device.goOffline();
    await phone.engine.rename('Anna');
    await wire.run();
    expect(ann.state.you.name).toBe('Ann');
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(ann.state.you.name).toBe('Anna');
  });
});

describe('who is here', () => {
  const names = ({ state }: Tab) => state.roster.present.map(({ name }) => name).sort();

  it('[Y1] is told as people come and go, two tabs of one person being one', async () => {
    const { wire, ann, bea } = await annAndBea();
    await wire.pass(500);
    expect([names(ann), names(bea)]).toEqual([
      ['Ann', 'Bea'],
      ['Ann', 'Bea'],
    ]);
    const second = bea.device.open();
    await wire.pass(500);
    expect(ann.state.roster.count).toBe(2);
    bea.crash();
    await wire.pass(500);
    expect(names(ann)).toEqual(['Ann', 'Bea']);
    second.engine.close();
    await wire.pass(500);
    expect([names(ann), ann.state.roster.count]).toEqual([['Ann'], 1]);
  });

  it('[Y1] [Y5] is active while one of their sessions is', async () => {
    const { wire, ann, bea } = await annAndBea();
    const stateOfBea = () => ann.state.roster.present.find(({ name }) => name === 'Bea')?.state;
    const second = bea.device.open();
    await wire.pass(500);
    bea.engine.setActive(false);
    await wire.pass(500);
    expect(stateOfBea()).toBe('active');
    second.engine.setActive(false);
    await wire.pass(500);
    expect(stateOfBea()).toBe('idle');
    bea.line.cut();
    await wire.pass(2_000);
    expect(stateOfBea()).toBe('idle');
    bea.engine.setActive(true);
    await wire.pass(500);
    expect(stateOfBea()).toBe('active');
  });

  it('[Y3] and types is shown to others until they stop, send, or fall silent', async () => {
    const { wire, ann, bea } = await annAndBea();
    const typing = () => ann.state.typing;
    bea.engine.setTyping(true);
    await wire.pass(500);
    expect(typing()).toEqual([bea.device.member]);
    expect(bea.state.typing).toEqual([]);
    bea.say('done');
    await wire.run();
    expect(typing()).toEqual([]);
    await wire.pass(4_000);
    bea.engine.setTyping(true);
    await wire.pass(500);
    expect(typing()).toEqual([bea.device.member]);
    bea.engine.setTyping(false);
    await wire.pass(500);
    expect(typing()).toEqual([]);
    await wire.pass(4_000);
    bea.engine.setTyping(true);
    await wire.pass(500);
    expect(typing()).toEqual([bea.device.member]);
    await wire.pass(7_000);
    expect(typing()).toEqual([]);
  });

  it('[Y3] does not seem to type after the message that ended it', async () => {
    const { wire, ann, bea } = await annAndBea();
    bea.engine.setTyping(true);
    await wire.run();
    bea.say('quick');
    const typists: (readonly string[])[] = [];
    ann.engine.subscribe(({ typing }) => typists.push(typing));
    await wire.pass(2_000);
    expect(ann.framesOf('events')).toHaveLength(1);
    expect(typists.length).toBeGreaterThan(0);
    expect(typists.flat()).toEqual([]);
  });
});

describe('title and topic', () => {
  it('[E5] are folded as they change, and each alone leaves the other', async () => {
    const { wire, ann, bea } = await annAndBea();
    await ann.engine.post('room', { title: 'Tea', topic: 'Green or black?' });
    await wire.run();
    await bea.engine.post('room', { title: 'Coffee' });
    await wire.run();
    for (const { state } of [ann, bea]) expect(state.room).toMatchObject({ title: 'Coffee', topic: 'Green or black?' });
    await bea.engine.post('room', { topic: '' });
    await wire.run();
    for (const { state } of [ann, bea]) expect(state.room).toMatchObject({ title: 'Coffee', topic: '' });
  });

  it('[H7] [R1] are right after coming back, and after joining anew once the change lies far back', async () => {
    const { wire, ann, bea } = await annAndBea();
    await ann.engine.post('room', { title: 'Tea' });
    await wire.run();
    ann.device.goOffline();
    await bea.engine.post('room', { title: 'Coffee', topic: 'Beans' });
    for (let i = 0; i < 60; i += 1) bea.say(`${i}`);
    await wire.run();
    expect(ann.state.room.title).toBe('Tea');
    ann.device.goOnline();
    await wire.pass(1_000);
    const cem = await wire.enter('Cem');
    for (const { state } of [ann, bea, cem]) expect(state.room).toMatchObject({ title: 'Coffee', topic: 'Beans' });
    expect(cem.state.timeline.events.every(({ kind }) => kind === 'message')).toBe(true);
    wire.evict();
    const dan = await wire.enter('Dan');
    expect(dan.state.room).toMatchObject({ title: 'Coffee', topic: 'Beans' });
  });
});
