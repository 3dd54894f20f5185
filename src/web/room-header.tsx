// The top of a room: what it is called, what it is about, who is here, and the way to let others in.
import type { ReadonlySignal } from '@preact/signals';
import type { RoomState } from '../client/state.ts';
import { BrandMark } from './brand-mark.tsx';
import { isEmbedded } from './embedding.ts';
import { Icon } from './icons.tsx';
import { openOverlay } from './overlay.ts';
import { roomLabel } from './room-label.ts';
import { openSearch } from './search/open-search.ts';
import { SettingsButton } from './settings-button.tsx';
import { text } from './strings.ts';
import type { OpenUnread } from './unread/open-unread.ts';
import { usePart } from './use-part.ts';

export interface RoomHeaderProps {
  readonly room: string;
  /** Null while the room is being opened. */
  readonly state: ReadonlySignal<RoomState> | null;
  /** Null if that part did not load, or not yet. */
  readonly unread: OpenUnread | null;
}

export function RoomHeader({ room, state, unread }: RoomHeaderProps) {
  const title = usePart(state, ({ room }) => room.title);
  const topic = usePart(state, ({ room }) => room.topic);
  const count = usePart(state, ({ roster }) => roster.count);
  const ready = state !== null;
  return (
    <header class="room-header">
      {isEmbedded ? <SettingsButton /> : <RoomsButton />}
      <RoomTitle label={roomLabel(room, title ?? '')} topic={topic ?? ''} ready={ready} />
      <SearchButton ready={ready} />
      {unread && <unread.Bell room={room} />}
      <PeopleButton count={count ?? 0} ready={ready} />
      <ShareButton ready={ready} />
    </header>
  );
}

function RoomsButton() {
  return (
    <button
      type="button"
      class="icon-button rooms-button"
      aria-label={text.room.rooms}
      onClick={() => openOverlay({ kind: 'rooms' })}
    >
      <BrandMark size={24} />
    </button>
  );
}

function RoomTitle({ label, topic, ready }: { label: string; topic: string; ready: boolean }) {
  const edit = () => openOverlay({ kind: 'details' });
  return (
    <>
      <h1 class="room-title">
        <button type="button" class="room-title-button" title={text.room.editDetails} disabled={!ready} onClick={edit}>
          <bdi>{label}</bdi>
        </button>
      </h1>
      <span class="chip" title={text.room.openMeans}>
        <Icon name="lockOpen" size={13} />
        <span class="chip-word">{text.room.open}</span>
      </span>
      <button type="button" class="room-topic" title={text.room.editDetails} disabled={!ready} onClick={edit}>
        {topic === '' ? <span class="room-topic-none">{text.room.addTopic}</span> : <bdi>{topic}</bdi>}
      </button>
    </>
  );
}

function SearchButton({ ready }: { ready: boolean }) {
  return (
    <button type="button" class="icon-button" aria-label={text.room.search} disabled={!ready} onClick={openSearch}>
      <Icon name="search" />
    </button>
  );
}

function PeopleButton({ count, ready }: { count: number; ready: boolean }) {
  return (
    <button
      type="button"
      class="icon-button people-button"
      aria-label={text.room.people(count)}
      disabled={!ready}
      onClick={() => openOverlay({ kind: 'people' })}
    >
      <Icon name="users" />
      {count > 0 && <span class="people-count">{count}</span>}
    </button>
  );
}

function ShareButton({ ready }: { ready: boolean }) {
  return (
    <button type="button" class="button share-button" disabled={!ready} onClick={() => openOverlay({ kind: 'share' })}>
      <Icon name="link" size={17} />
      <span class="share-word">{text.room.share}</span>
    </button>
  );
}
