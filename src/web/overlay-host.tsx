// Shows whichever overlay is open. All of them are fetched late.
import { useRef } from 'preact/hooks';
import { lazyView } from './lazy-view.tsx';
import { overlay } from './overlay.ts';
import type { Session } from './session.ts';
import { usePrefetch } from './use-prefetch.ts';

const drawers = lazyView(async () => (await import('./drawers.tsx')).Drawers);
const dialogs = lazyView(async () => (await import('./dialogs.tsx')).Dialogs);
const settings = lazyView(async () => (await import('./settings/settings-dialog.tsx')).SettingsDialog);
const palette = lazyView(async () => (await import('./palette/palette-dialog.tsx')).PaletteDialog);
const shortcuts = lazyView(async () => (await import('./palette/shortcuts-dialog.tsx')).ShortcutsDialog);
/** By itself, because it brings the maker of QR codes. */
const share = lazyView(async () => (await import('./share-dialog.tsx')).ShareDialog);
const notifications = lazyView(
  async () => (await import('./notifications/notification-dialog.tsx')).NotificationDialog,
);
/** Open or not: it leads back from what it found. */
const search = lazyView(async () => (await import('./search/search-view.tsx')).SearchView);

export interface OverlayHostProps {
  /** The open room, if there is one. */
  readonly session: Session | null;
}

export function OverlayHost({ session }: OverlayHostProps) {
  usePrefetch(drawers, dialogs, share, notifications, search, settings, palette, shortcuts);
  return (
    <>
      {session && <Search session={session} />}
      <OpenOverlay session={session} />
    </>
  );
}

/** From when it was first opened. */
function Search({ session }: { session: Session }) {
  const wasOpened = useRef(false);
  wasOpened.current ||= overlay.value?.kind === 'search';
  return wasOpened.current ? <search.View session={session} /> : null;
}

function OpenOverlay({ session }: OverlayHostProps) {
  const open = overlay.value;
  if (open === null || open.kind === 'search') return null;
  if (open.kind === 'rooms' || open.kind === 'people') return <drawers.View open={open} session={session} />;
  if (open.kind === 'share') return session && <share.View state={session.state} />;
  if (open.kind === 'notifications') return <notifications.View room={open.room} />;
  if (open.kind === 'late') return <open.View />;
  if (open.kind === 'settings') return <settings.View session={session} />;
  if (open.kind === 'palette') return <palette.View session={session} />;
  if (open.kind === 'shortcuts') return <shortcuts.View />;
  return <dialogs.View open={open} session={session} />;
}
