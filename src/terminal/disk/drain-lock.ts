// Which of a person's terminals sends what waits for a room: the one whose process the lock file names, as long as it
// runs. Should two ever believe so, the room still stores each post once.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { DrainLease } from '../../client/ports.ts';
import { isRunning, ownMark, type ProcessMark } from './running.ts';
import { hasCode } from './whole-file.ts';

const LOOK_AGAIN_MS = 500;
/** Taking over takes a millisecond: whoever began this long ago died over it. */
const TAKE_OVER_MS = 5_000;

const Mark = v.object({ pid: v.pipe(v.number(), v.integer(), v.minValue(1)), began: v.string() });

export function drainLock(path: string): DrainLease {
  return { acquire: (held) => waitFor(path, held) };
}

function waitFor(path: string, held: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isHeld = false;
  const look = () => {
    isHeld = take(path);
    if (isHeld) held();
    else timer = setTimeout(look, LOOK_AGAIN_MS);
  };
  timer = setTimeout(look);
  return () => {
    clearTimeout(timer);
    if (isHeld) letGo(path);
    isHeld = false;
  };
}

/** True also where no lock can be written at all: that must not keep posts here. */
function take(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return claim(path) || (isStale(path) && takeOver(path));
  } catch {
    return true;
  }
}

/** Linking makes the file appear with its contents: nobody reads half a note. */
function claim(path: string): boolean {
  const note = writeNote(path);
  try {
    linkSync(note, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(note, { force: true });
  }
}

/** Of several who find a dead one's lock, one replaces it, and only while it is still that one. */
function takeOver(path: string): boolean {
  const turn = `${path}.turn`;
  if (!claim(turn)) {
    if (ageOf(turn) > TAKE_OVER_MS) rmSync(turn, { force: true });
    return false;
  }
  try {
    if (!isStale(path)) return false;
    renameSync(writeNote(path), path);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

function letGo(path: string): void {
  if (ownerOf(path)?.pid === process.pid) rmSync(path, { force: true });
}

function isStale(path: string): boolean {
  const owner = ownerOf(path);
  return owner === null || owner.pid === process.pid || !isRunning(owner);
}

function ownerOf(path: string): ProcessMark | null {
  try {
    const note: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return v.is(Mark, note) ? note : null;
  } catch {
    return null;
  }
}

function writeNote(path: string): string {
  const note = `${path}.${process.pid}`;
  writeFileSync(note, JSON.stringify(ownMark()), { mode: 0o600 });
  return note;
}

function ageOf(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}
