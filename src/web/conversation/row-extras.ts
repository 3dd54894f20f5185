// What only some rows show, fetched together: see row-extras-chunk.ts.
import { callsFor, MentionSign } from './mention-sign.tsx';
import { Quote } from './quote.tsx';
import { Reactions } from './reactions.tsx';

export const extras = { Quote, Reactions, MentionSign, callsFor };
