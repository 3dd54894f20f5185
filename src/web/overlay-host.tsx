// Shows whichever overlay is open. The dialogs are fetched late; the drawers are parts of the page and at hand.
import { useEffect } from 'preact/hooks';
import { lazyView } from './lazy-view.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { overlay } from './overlay.ts';
import { PeoplePanel } from './people-panel.tsx';
import type { Session } from './session.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { text } from './strings.ts';

const share = lazyView(async () => (await import('./share-dialog.tsx')).ShareDialog);
const settings = lazyView(async () => (await import('./settings-dialog.tsx')).SettingsDialog);
const details = lazyView(async () => (await import('./details-dialog.tsx')).DetailsDialog);
const alias = lazyView(async () => (await import('./alias-dialog.tsx')).AliasDialog);

/** Offline is no time to fetch a dialog: they come while the browser is idle. */
const PREFETCH_AFTER_MS = 3_000;

export interface OverlayHostProps {
  /** The open room, if there is one. */
  readonly session: Session | null;
}

export function OverlayHost({ session }: OverlayHostProps) {
  usePrefetch();
  const open = overlay.value;
  if (open === null) return null;
  if (open.kind === 'settings') return <settings.View session={session} />;
  if (open.kind === 'alias') return <alias.View room={open.room} />;
  if (open.kind === 'rooms') return <RoomsDrawer session={session} />;
  return session && <RoomOverlay kind={open.kind} session={session} />;
}

function RoomOverlay({ kind, session }: { kind: 'people' | 'share' | 'details'; session: Session }) {
  if (kind === 'share') return <share.View state={session.state} />;
  if (kind === 'details') return <details.View engine={session.engine} />;
  return (
    <ModalDialog heading={text.people.label} place="end">
      <PeoplePanel state={session.state} />
    </ModalDialog>
  );
}

function RoomsDrawer({ session }: { session: Session | null }) {
  return (
    <ModalDialog heading={text.sidebar.label} place="start">
      <Sidebar session={session} />
    </ModalDialog>
  );
}

function usePrefetch(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const view of [share, settings, details, alias]) view.prefetch();
    }, PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
