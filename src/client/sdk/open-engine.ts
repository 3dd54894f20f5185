// The engine under a room of the kit, and what its frames tell beyond its state.
import type { Seq } from '../../protocol/ids.ts';
import { Engine } from '../engine.ts';
import { soleLease } from '../memory-outbox.ts';
import type { Identity, OutboxStore, Platform } from '../ports.ts';
import type { AjarError } from './ajar-error.ts';
import { PageReader } from './page-reader.ts';
import type { RoomPlace } from './room-address.ts';
import { Sendings } from './sendings.ts';

export interface OpeningHooks {
  /** The room was joined; `head` is the end of its log. */
  entered(head: Seq): void;
  /** Something in the outbox was refused that nobody waits for. */
  orphaned(error: AjarError): void;
}

export interface EngineOptions extends RoomPlace, OpeningHooks {
  readonly platform: Platform;
  readonly name: string;
  readonly outbox: OutboxStore;
}

export interface OpenEngine {
  readonly engine: Engine;
  readonly pages: PageReader;
  readonly sendings: Sendings;
}

export function openEngine(identity: Identity, options: EngineOptions): OpenEngine {
  const engine = new Engine({ ...options, identity, lease: soleLease });
  const { history, connection, desk, published } = engine;
  const { clock } = options.platform;
  const pages = new PageReader({
    clock,
    nextRef: () => history.nextRef(),
    send: (frame) => connection.send(frame),
  });
  const discard = (id: string) => void desk.discard(id);
  const outbox = () => published.state.outbox;
  const sendings = new Sendings({ me: identity.member, outbox, discard, orphaned: options.orphaned });
  let hasEntered = false;
  engine.hearers.add((frame) => {
    sendings.hear(frame);
    pages.hear(frame);
    if (frame.type !== 'reset' || hasEntered) return;
    hasEntered = true;
    options.entered(history.follower.seq);
  });
  published.subscribe(({ connection }) => {
    sendings.look();
    if (connection.status !== 'joined') pages.lost();
  });
  // Whom the room knows already joins under the name they had there: it learns this one.
  void engine.name.change(options.name);
  engine.open();
  return { engine, pages, sendings };
}
