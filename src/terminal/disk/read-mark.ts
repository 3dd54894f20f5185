// How far the person has read a room in terminals of this machine.
import * as v from 'valibot';
import { Epoch, Seq } from '../../protocol/ids.ts';
import { readIfThere, replaceFile } from './whole-file.ts';

const ReadMark = v.object({ epoch: Epoch, seq: Seq });
export type ReadMark = v.InferOutput<typeof ReadMark>;

/** Null where the room was never read here. */
export async function loadReadMark(path: string): Promise<ReadMark | null> {
  try {
    const kept: unknown = JSON.parse((await readIfThere(path)) ?? 'null');
    return v.is(ReadMark, kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Never backwards, whatever other terminals of the person read meanwhile. */
export async function storeReadMark(path: string, mark: ReadMark): Promise<void> {
  const kept = await loadReadMark(path);
  if (kept?.epoch === mark.epoch && kept.seq >= mark.seq) return;
  await replaceFile(path, `${JSON.stringify(mark)}\n`).catch(() => {});
}
