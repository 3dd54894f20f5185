// What is posted by those who follow no log, e.g. plain text sessions and HTTP: it is composed at the flush, as of then.
import type { EventId, Seq } from '../protocol/ids.ts';
import { EVENT_ID_CHARACTERS } from '../protocol/limits.ts';
import type { PostItem } from '../protocol/up.ts';
import type { Log } from './log.ts';
import type { RoomPorts } from './ports.ts';

export interface Draft {
  /** Null where nobody will send it again. */
  readonly id: EventId | null;
  readonly kind: string;
  readonly target?: Seq | undefined;
  readonly body: unknown;
}

export function isDraft(posts: readonly PostItem[] | Draft): posts is Draft {
  return 'kind' in posts;
}

/** The draft as a post. What has an id may have been stored as far back as the room can look. */
export function composed(draft: Draft, { log, ports }: { readonly log: Log; readonly ports: RoomPorts }): PostItem {
  const { id, kind, target, body } = draft;
  const base = id === null ? log.head : log.reach();
  return {
    ...{ id: id ?? ports.randomId(EVENT_ID_CHARACTERS), epoch: log.epoch, base, kind, body },
    ...(target !== undefined && { target }),
  };
}
