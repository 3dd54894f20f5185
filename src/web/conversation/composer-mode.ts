// What the text in the composer will become: a new message, an answer to one, or the new text of one's own.
import * as v from 'valibot';
import { Seq } from '../../protocol/ids.ts';

const Reply = v.object({ kind: v.literal('reply'), to: Seq });
/** `aside`: what was being written before, given back afterwards; `answers`: the message that it answers. */
const Edit = v.object({ kind: v.literal('edit'), seq: Seq, aside: v.string(), answers: v.optional(Seq) });

/** What a draft keeps; without it, a message is new. */
export const KeptMode = v.variant('kind', [Reply, Edit]);
export type KeptMode = v.InferOutput<typeof KeptMode>;

export type ComposerMode = KeptMode | { readonly kind: 'new' };

export const NEW = { kind: 'new' } as const satisfies ComposerMode;

/** A new message, which may answer another. */
export function answering(to: Seq | undefined): ComposerMode {
  return to === undefined ? NEW : { kind: 'reply', to };
}

/** Which message is being answered. */
export function answeredIn(mode: ComposerMode): Seq | undefined {
  return mode.kind === 'reply' ? mode.to : undefined;
}
