// Where things lie on this machine (XDG): what the person is under config, what the program remembers under state. Pure.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { MemberId } from '../../protocol/ids.ts';
import type { Target } from '../target.ts';

export interface Places {
  readonly keyFile: string;
  /** What the person chose to be called. */
  readonly nameFile: string;
  /** What they are called without having chosen. */
  readonly guestNameFile: string;
  /** Of everyone who was this machine's person. */
  readonly stateFolder: string;
}

export interface RoomPlaces {
  readonly outboxFolder: string;
  readonly lockFile: string;
  readonly readFile: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

export function findPlaces(env: Variables, home: string): Places {
  const config = join(folderFrom(env.XDG_CONFIG_HOME) ?? join(home, '.config'), 'ajar');
  const state = join(folderFrom(env.XDG_STATE_HOME) ?? join(home, '.local', 'state'), 'ajar');
  const [keyFile, nameFile, guestNameFile] = [join(config, 'key'), join(config, 'name'), join(config, 'guest-name')];
  return { keyFile, nameFile, guestNameFile, stateFolder: state };
}

/** A post belongs to the key it was composed under: under another, sending it again would double it. */
export function memberFolder({ stateFolder }: Places, member: MemberId): string {
  return join(stateFolder, member.slice(0, 16));
}

export function roomPlaces(places: Places, member: MemberId, { origin, room }: Target): RoomPlaces {
  const folder = join(memberFolder(places, member), folderName(origin, room));
  return {
    outboxFolder: join(folder, 'outbox'),
    lockFile: join(folder, 'drain.lock'),
    readFile: join(folder, 'read.json'),
  };
}

/** Readable, and different for every room, whatever its letters: a name of a file may not be as long as a room's. */
function folderName(origin: string, room: string): string {
  const readable = room.replace(/[^a-z0-9-]+/g, '_').slice(0, 32);
  const hash = createHash('sha256').update(`${origin}\n${room}`).digest('hex').slice(0, 16);
  return `${readable}-${hash}`;
}

/** XDG wants relative paths ignored. */
function folderFrom(value: string | undefined): string | null {
  return value?.startsWith('/') ? value : null;
}
