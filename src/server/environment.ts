// What a deployment gives the Worker: bindings, and vars that are strings (`wrangler.toml` says what they mean).
import type { RoomLimits } from '../room/ports.ts';
import type { Embedding } from './embedding.ts';
import type { HookCalls } from './hooks/hook-calls.ts';
import type { RoomCalls } from './room-calls.ts';

/** What the Worker may call on a room beside opening sockets. */
export interface RoomObject extends Rpc.DurableObjectBranded, RoomCalls, HookCalls {}

export interface Environment extends Embedding {
  readonly ROOM: DurableObjectNamespace<RoomObject>;
  readonly ASSETS: Fetcher;
  readonly POSTS_PER_SECOND?: string;
  readonly POST_BURST?: string;
  readonly CONNECTIONS_PER_ADDRESS?: string;
  readonly JOINS_PER_ADDRESS?: string;
  readonly MEMBERS_PER_ROOM?: string;
  readonly HISTORY_EVENTS?: string;
  readonly HISTORY_DAYS?: string;
  readonly STORAGE_BYTES?: string;
  /** Origins beside the deployment's own that may open sockets, separated by spaces or commas. */
  readonly ALLOWED_ORIGINS?: string;
  /** Origins that outgoing webhooks may lead to beside public names, separated by spaces or commas. */
  readonly HOOK_TARGETS?: string;
}

/** Limits from vars. A missing or unreadable one takes its default: no typo may open or close every room. */
export function limitsOf(environment: Environment): RoomLimits {
  return {
    postsPerSecond: amount(environment.POSTS_PER_SECOND, 5),
    postBurst: amount(environment.POST_BURST, 20),
    connectionsPerAddress: amount(environment.CONNECTIONS_PER_ADDRESS, 600),
    joinsPerAddress: amount(environment.JOINS_PER_ADDRESS, 300),
    membersPerRoom: amount(environment.MEMBERS_PER_ROOM, 5_000),
    historyEvents: amount(environment.HISTORY_EVENTS, 1_000_000),
    historyDays: amount(environment.HISTORY_DAYS, 0),
    storageBytes: amount(environment.STORAGE_BYTES, 1024 ** 3),
  };
}

function amount(value: string | undefined, fallback: number): number {
  const read = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(read) && read >= 0 ? read : fallback;
}
