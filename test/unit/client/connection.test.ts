import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { Bench, EPOCH, eventAt, logOf, welcome } from './bench.ts';

describe('joining', () => {
  it('[H1] dials the room at its own origin with the subprotocol', () => {
    const { socket } = new Bench();
    expect(socket.url).toBe('wss://ajar.example/room/tea%20room');
    expect(socket.protocols).toEqual(['ajar.v1']);
  });

  it('[H3] answers the challenge with a signed hello and declares a heartbeat', async () => {
    const bench = new Bench();
    await bench.greet();
    const [hello] = bench.socket.framesOf('hello');
    expect(hello).toMatchObject({ name: 'Ann', attempt: 1, heartbeat: true });
    expect(hello).not.toHaveProperty('since');
    expect(hello?.engine).toMatch(/^[A-Za-z0-9_-]{16,36}$/);
  });

  it('[H2] answers a challenge only once', async () => {
    const bench = new Bench();
    await bench.greet();
    await bench.greet();
    expect(bench.socket.framesOf('hello')).toHaveLength(1);
  });

  it('[H8] keeps its engine key and counts its attempts across connections', async () => {
    const bench = new Bench();
    await bench.greet();
    const [first] = bench.socket.framesOf('hello');
    await bench.redial();
    await bench.greet();
    expect(bench.socket.framesOf('hello')[0]).toMatchObject({ engine: first?.engine, attempt: 2 });
  });

  it('[R1] resumes from the last event it has', async () => {
    const bench = new Bench();
    await bench.join(3);
    await bench.redial();
    await bench.greet();
    expect(bench.socket.framesOf('hello')[0]?.since).toEqual({ epoch: EPOCH, seq: 3, id: eventAt(3).id });
  });

  it('[R1] resumes an empty room from the beginning of any log', async () => {
    const bench = new Bench();
    await bench.join(0);
    await bench.redial();
    await bench.greet();
    expect(bench.socket.framesOf('hello')[0]?.since).toEqual({ epoch: '', seq: 0, id: '' });
  });

  it('is joined at the welcome and caught up at the reset', async () => {
    const bench = new Bench();
    await bench.welcome();
    expect(bench.state.connection).toMatchObject({ status: 'joined', caughtUp: false });
    expect(bench.state.clockOffsetMs).toBe(5_000);
    await bench.redial();
    await bench.join(1);
    expect(bench.state.connection).toMatchObject({ status: 'joined', caughtUp: true });
  });

  it('gives up on a connection that is not welcomed in time', async () => {
    const bench = new Bench();
    const { socket } = bench;
    await bench.clock.pass(15_000);
    expect(socket.isClosed).toBe(true);
    expect(bench.state.connection.status).toBe('waiting');
  });

  it('[H6] shows nothing of a room that has not welcomed it', async () => {
    const bench = new Bench();
    await bench.say({ type: 'events', events: logOf(1), members: {}, epoch: EPOCH });
    expect(bench.seen).toEqual([]);
    expect(bench.seqs()).toEqual([]);
  });
});

describe('coming back', () => {
  it('[G12] waits longer after each loss, with full jitter, up to 15 s', async () => {
    const bench = new Bench({ random: () => 0.999999 });
    const waits: number[] = [];
    for (let loss = 0; loss < 10; loss += 1) {
      bench.socket.fail();
      const { connection } = bench.state;
      if (connection.status === 'waiting') waits.push(Math.ceil((connection.retryAt - connection.since) / 10) * 10);
      await bench.clock.pass(15_000);
    }
    expect(waits).toEqual([500, 800, 1_280, 2_050, 3_280, 5_250, 8_390, 13_430, 15_000, 15_000]);
  });

  it('[G12] may come back at once when the lots fall so', async () => {
    const bench = new Bench({ random: () => 0 });
    bench.socket.fail();
    await bench.clock.pass(0);
    expect(bench.script.sockets).toHaveLength(2);
  });

  it('starts the back-off anew only after a session that lasted', async () => {
    const bench = new Bench({ random: () => 0.999999 });
    const waitedMs = async () => {
      bench.socket.fail();
      const { connection } = bench.state;
      const ms = connection.status === 'waiting' ? connection.retryAt - connection.since : -1;
      await bench.clock.pass(ms);
      return ms;
    };
    await bench.join(1);
    expect(await waitedMs()).toBe(499);
    await bench.rejoin(1);
    expect(await waitedMs()).toBe(799);
    await bench.rejoin(1);
    await bench.clock.pass(10_000);
    expect(await waitedMs()).toBe(499);
  });

  it('[D4] comes back at once when woken', async () => {
    const bench = new Bench();
    bench.socket.fail();
    bench.engine.wake();
    expect(bench.script.sockets).toHaveLength(2);
    await bench.clock.pass(20_000);
    expect(bench.state.connection.status).not.toBe('ended');
  });

  it('[X9] stays away for longer after a flood, even when woken', async () => {
    const bench = new Bench({ random: () => 0 });
    bench.socket.fail(CLOSE.flood);
    bench.engine.wake();
    await bench.clock.pass(14_999);
    expect(bench.script.sockets).toHaveLength(1);
    await bench.clock.pass(1);
    expect(bench.script.sockets).toHaveLength(2);
  });

  it('[K1] does not come back after a final close code, known or not', async () => {
    for (const [code, reason] of [
      [CLOSE.badName, 'badName'],
      [CLOSE.superseded, 'superseded'],
      [4_777, 'newer'],
    ] as const) {
      const bench = new Bench();
      bench.socket.fail(code, 'newer');
      await bench.clock.pass(600_000);
      bench.engine.wake();
      expect(bench.script.sockets).toHaveLength(1);
      expect(bench.state.connection).toEqual({ status: 'ended', code, reason });
    }
  });

  it('[K1] comes back after codes it does not know below 4500', async () => {
    const bench = new Bench();
    bench.socket.fail(4_321);
    await bench.clock.pass(500);
    expect(bench.script.sockets).toHaveLength(2);
  });

  it('says that it is closed, closes its socket and leaves no timer behind', async () => {
    const bench = new Bench();
    await bench.join(1);
    const { socket } = bench;
    bench.engine.close();
    await bench.clock.pass(60_000);
    expect(socket.isClosed).toBe(true);
    expect(bench.state.connection).toEqual({ status: 'ended', code: 1000, reason: 'closed' });
    expect(bench.clock.pendingTimers).toBe(0);
  });

  it('[H7] forgets who typed and keeps what was read when the connection is lost', async () => {
    const bench = new Bench();
    await bench.join(3);
    await bench.say({ type: 'typing', began: [eventAt(1).by], stopped: [] });
    bench.socket.fail();
    expect(bench.state.typing).toEqual([]);
    expect(bench.seqs()).toEqual([1, 2, 3]);
  });
});

describe('the heartbeat', () => {
  it('[R5] asks every 25 s and stays while it is answered', async () => {
    const bench = new Bench();
    await bench.join(1);
    for (let beat = 0; beat < 4; beat += 1) {
      await bench.clock.pass(25_000);
      expect(bench.socket.sent).toEqual(['ping']);
      bench.socket.sent.length = 0;
      bench.socket.deliverText('pong 1');
    }
    expect(bench.script.sockets).toHaveLength(1);
  });

  it('[G11] gives up on a connection that does not answer within 10 s', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.clock.pass(34_999);
    expect(bench.socket.isClosed).toBe(false);
    await bench.clock.pass(1);
    expect(bench.script.sockets[0]?.isClosed).toBe(true);
    expect(bench.state.connection.status).toBe('waiting');
  });

  it('[G11] asks at once when woken, and waits less', async () => {
    const bench = new Bench();
    await bench.join(1);
    bench.engine.wake();
    expect(bench.socket.sent).toEqual(['ping']);
    await bench.clock.pass(5_000);
    expect(bench.state.connection.status).toBe('waiting');
  });

  it('[R5] fetches what the answer hints at, and takes the hint for nothing more', async () => {
    const bench = new Bench();
    await bench.join(2);
    bench.socket.deliverText('pong 4');
    expect(bench.socket.take()).toEqual([{ type: 'pull', after: 2 }]);
    expect(bench.state.timeline).toMatchObject({ head: 4 });
    expect(bench.seqs()).toEqual([1, 2]);
    await bench.say({
      type: 'backlog',
      events: [eventAt(3), eventAt(4)],
      members: {},
      epoch: EPOCH,
      head: 4,
      live: true,
    });
    expect(bench.seqs()).toEqual([1, 2, 3, 4]);
  });

  it('[R5] asks for nothing when the hint is old or absent', async () => {
    const bench = new Bench();
    await bench.join(2);
    for (const pong of ['pong 1', 'pong 2', 'pong', 'pong x']) bench.socket.deliverText(pong);
    expect(bench.socket.take()).toEqual([]);
  });
});

describe('reading', () => {
  it('[Z1] says sync after every 256 KiB received', async () => {
    const bench = new Bench();
    await bench.join(0);
    const text = 'é'.repeat(1_000);
    for (let seq = 1; seq <= 300; seq += 1) await bench.hear(eventAt(seq, { body: { text } }));
    const syncs = bench.socket.framesOf('sync').map(({ seq }) => seq);
    expect(syncs).toHaveLength(2);
    expect(syncs[0]).toBeGreaterThan(110);
    expect(syncs[0]).toBeLessThan(132);
  });

  it('[K3] skips what it does not understand', async () => {
    const bench = new Bench();
    await bench.join(1);
    for (const text of ['', '{', '[]', '{"type":"newer"}', '{"type":"events"}', 'null']) bench.socket.deliverText(text);
    bench.socket.deliverText(JSON.stringify({ ...welcome(), head: 9 }));
    await bench.hear(eventAt(2));
    expect(bench.seqs()).toEqual([1, 2]);
  });

  it('[Y5] says whether the room is looked at, also after coming back', async () => {
    const bench = new Bench();
    await bench.join(1);
    bench.engine.setActive(true);
    bench.engine.setActive(false);
    expect(bench.socket.take()).toEqual([{ type: 'presence', state: 'idle' }]);
    await bench.redial();
    await bench.rejoin(1);
    expect(bench.socket.framesOf('presence')).toEqual([{ type: 'presence', state: 'idle' }]);
  });
});
