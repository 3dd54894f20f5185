// Whether the process that wrote a note still runs. A number alone says little, because numbers are used again: the
// moment it began tells two apart, where the system knows it.
import { readFileSync } from 'node:fs';

export interface ProcessMark {
  readonly pid: number;
  /** When it began, in the system's own count; empty where that is not known. */
  readonly began: string;
}

export function ownMark(): ProcessMark {
  return { pid: process.pid, began: beganAt(process.pid) };
}

export function isRunning({ pid, began }: ProcessMark): boolean {
  if (!answersSignals(pid)) return false;
  const now = beganAt(pid);
  return began === '' || now === '' || began === now;
}

/** EPERM: it runs, for someone else. */
function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The 22nd field of Linux's /proc/…/stat; the name before it may hold blanks and brackets. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
