// Shows whichever overlay is open. The dialogs are fetched late; the drawers are parts of the page and at hand.
import { useEffect } from 'preact/hooks';
import { lazyView } from './lazy-view.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { overlay } from './overlay.ts';
import { PeoplePanel } from './people-panel.tsx';
import type { Session } from './session.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { text } from './strings.ts';

const dialogs = lazyView(async () => (await import('./dialogs.tsx')).Dialogs);
/** By itself, because it brings the maker of QR codes. */
const share = lazyView(async () => (await import('./share-dialog.tsx')).ShareDialog);

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
  if (open.kind === 'rooms') return <RoomsDrawer session={session} />;
  if (open.kind === 'people') return session && <PeopleDrawer session={session} />;
  if (open.kind === 'share') return session && <share.View state={session.state} />;
  return <dialogs.View open={open} session={session} />;
}

function RoomsDrawer({ session }: { session: Session | null }) {
  return (
    <ModalDialog heading={text.sidebar.label} place="start">
      <Sidebar session={session} />
    </ModalDialog>
  );
}

function PeopleDrawer({ session }: { session: Session }) {
  return (
    <ModalDialog heading={text.people.label} place="end">
      <PeoplePanel state={session.state} />
    </ModalDialog>
  );
}

function usePrefetch(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      dialogs.prefetch();
      share.prefetch();
    }, PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
