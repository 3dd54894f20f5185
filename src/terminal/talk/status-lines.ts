// What is true now, over the prompt: whether the room is reached, what is not sent yet, who types. Pure.
import { awaitsPerson } from '../../client/delivery.ts';
import type { PendingPost, RoomState } from '../../client/state.ts';
import { parseBody } from '../../protocol/events.ts';
import { refusalWords } from '../refusal-words.ts';
import { type Span, span } from '../screen/span.ts';
import { distinctName } from '../transcript/people.ts';

/** More of what waits than this would push the conversation away. */
const SHOWN_POSTS = 3;
const SHOWN_TYPISTS = 3;
/** Refusals for good whose reason may go away. */
const PASSING: ReadonlySet<string> = new Set(['storageFull', 'tooManyEmoji', 'notAllowed']);

export type Status = readonly (readonly Span[])[];

/** What a line-by-line terminal is told, too. */
export function connectionLines({ connection, timeline }: RoomState): Status {
  const wasHere = timeline.generation > 0;
  switch (connection.status) {
    case 'waiting':
      return [
        [
          span(
            wasHere ? 'reconnecting… what you write is kept and sent then' : 'no answer yet, trying again…',
            'warning',
          ),
        ],
      ];
    case 'connecting':
      return [[span(wasHere ? 'reconnecting…' : 'connecting…', 'faint')]];
    case 'joined':
    case 'ended':
      return [];
  }
}

export function momentLines(state: RoomState): Status {
  return [...postLines(state.outbox), ...typingLines(state)];
}

function postLines(outbox: readonly PendingPost[]): Status {
  const shown = outbox.slice(0, SHOWN_POSTS).map((post) => [postSpan(post)]);
  const more = outbox.slice(SHOWN_POSTS);
  if (more.length === 0) return shown;
  const toSend = more.some(awaitsPerson) ? '' : ' to send';
  return [...shown, [span(`… and ${more.length} more${toSend}`, 'faint')]];
}

export function postSpan(post: PendingPost): Span {
  const text = wordsOf(post);
  const { delivery } = post;
  if (!awaitsPerson(post)) return span(`… ${text}`, 'faint');
  const why = refusalWords(delivery.status === 'refused' ? delivery.code : 'baseUnknown');
  const ways = mayYetBeTaken(post) ? '/retry, /discard' : '/discard';
  return span(`✗ not sent, ${why} (${ways}): ${text}`, 'warning');
}

/** Whether sending the same again could end otherwise. */
function mayYetBeTaken({ delivery }: PendingPost): boolean {
  return delivery.status !== 'refused' || PASSING.has(delivery.code);
}

function wordsOf({ kind, body, target }: PendingPost): string {
  const text = parseBody('message', body)?.text ?? parseBody('edit', body)?.text;
  if (kind === 'message') return text ?? '';
  if (kind === 'edit') return `✎ ${target} ${text ?? ''}`;
  if (kind === 'react') return `${parseBody('react', body)?.emoji ?? ''} on ${target}`;
  return kind === 'redact' ? `deleting ${target}` : kind;
}

function typingLines(state: RoomState): Status {
  const { typing } = state;
  if (typing.length === 0) return [];
  if (typing.length > SHOWN_TYPISTS) return [[span('several people are typing…', 'faint')]];
  const names = typing.map((member) => distinctName(state, member)).join(', ');
  return [[span(`${names} ${typing.length === 1 ? 'is' : 'are'} typing…`, 'faint')]];
}
