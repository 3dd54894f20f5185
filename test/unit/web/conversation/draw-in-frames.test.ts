// When the room is drawn, by a clock and a screen that the test moves on.
import { type Signal, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawInFrames } from '../../../../src/web/conversation/draw-in-frames.ts';

const FRAME_MS = 16;
const SLOW_FRAME_MS = 40;

let asked = new Map<number, FrameRequestCallback>();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  let count = 0;
  vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => {
    count += 1;
    asked.set(count, draw);
    return count;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => asked.delete(id));
});

afterEach(() => {
  asked.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('drawing in frames', () => {
  it('draws once what changed many times before the frame', () => {
    const { state, drawings } = watched();
    for (let change = 0; change < 5; change += 1) changeLog(state);
    nextFrame();
    expect(drawings).toEqual([state.peek()]);
  });

  it('draws nothing where nothing changed', () => {
    const { state, drawings } = watched();
    changeLog(state);
    for (let frame = 0; frame < 20; frame += 1) nextFrame();
    expect(drawings).toHaveLength(1);
  });

  it('leaves a frame between drawings of what others sent', () => {
    const { state, drawings } = watched();
    for (let frame = 0; frame < 8; frame += 1) {
      changeLog(state);
      nextFrame();
    }
    expect(drawings).toHaveLength(4);
  });

  it('draws what the person sent in the very next frame', () => {
    const { state, drawings } = watched();
    for (let frame = 0; frame < 8; frame += 1) {
      changeOutbox(state);
      nextFrame();
    }
    expect(drawings).toHaveLength(8);
  });

  it('draws at most ten times a second what others sent where a drawing takes longer than a frame', () => {
    const { state, drawings } = watched(SLOW_FRAME_MS);
    for (let frame = 0; frame < 50; frame += 1) {
      changeLog(state);
      nextFrame(SLOW_FRAME_MS);
    }
    const seconds = (50 * SLOW_FRAME_MS) / 1_000;
    expect(drawings.length).toBeGreaterThanOrEqual(5 * seconds);
    expect(drawings.length).toBeLessThanOrEqual(10 * seconds);
  });

  it('draws what the person sent at once even then', () => {
    const { state, drawings } = watched(SLOW_FRAME_MS);
    changeLog(state);
    nextFrame();
    expect(drawings).toEqual([]);
    changeOutbox(state);
    nextFrame();
    expect(drawings).toEqual([state.peek()]);
  });

  it('draws no more once it was stopped', () => {
    const { state, drawings, stop } = watched();
    changeLog(state);
    stop();
    nextFrame();
    changeLog(state);
    nextFrame();
    expect(drawings).toEqual([]);
  });
});

type State = { readonly outbox: readonly [] };

/** A room that was drawn once, which took that long. */
function watched(drawingMs = FRAME_MS) {
  const state = signal<State>({ outbox: [] });
  const drawings: State[] = [];
  const stop = drawInFrames(state, (shown) => drawings.push(shown));
  changeLog(state);
  nextFrame();
  nextFrame(drawingMs);
  drawings.length = 0;
  return { state, drawings, stop };
}

function changeLog(state: Signal<State>): void {
  state.value = { ...state.peek() };
}

function changeOutbox(state: Signal<State>): void {
  state.value = { ...state.peek(), outbox: [] };
}

/** The screen shows the next frame that many ms after the one before. */
function nextFrame(ms = FRAME_MS): void {
  vi.advanceTimersByTime(ms);
  const due = asked;
  asked = new Map();
  for (const draw of due.values()) draw(performance.now());
}
