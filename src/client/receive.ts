// Where each frame of the room goes.
import type { Challenge, Down, Welcome } from '../protocol/down.ts';
import { unreachable } from '../protocol/result.ts';
import type { Drain } from './drain.ts';
import { foldPresence, replaceRoster } from './facts.ts';
import type { History } from './history.ts';
import type { Published } from './published.ts';
import type { Searching } from './searching.ts';
import type { Typists } from './typing.ts';

export interface Receivers {
  readonly published: Published;
  readonly history: History;
  readonly drain: Drain;
  readonly typists: Typists;
  readonly searching: Searching;
}

/** A frame after joining. */
export function receive(frame: Exclude<Down, Challenge | Welcome>, receivers: Receivers): void {
  const { published, history, drain, typists, searching } = receivers;
  switch (frame.type) {
    case 'events':
      return history.follower.events(frame);
    case 'backlog':
      history.noteHead(frame.head);
      return history.follower.backlog(frame);
    case 'reset':
      return history.follower.reset(frame);
    case 'page':
      return history.page(frame);
    case 'found':
      return searching.found(frame);
    case 'stored':
      return history.stored(frame);
    case 'behind':
      history.noteHead(frame.head);
      return history.follower.behind();
    case 'refused':
      return drain.refuse(frame.refusals);
    case 'roster':
      return published.change(replaceRoster(published.state, frame));
    case 'presence':
      return published.change(foldPresence(published.state, frame));
    case 'typing':
      return typists.hear(frame, published.state.you.member);
    case 'error':
      if (frame.ref === undefined) return drain.misunderstood(frame.code);
      searching.refused(frame.ref, frame.code);
      return history.refused(frame.ref);
    default:
      return unreachable(frame);
  }
}
