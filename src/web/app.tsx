// Which page is shown, by address.
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { Announcer } from './announcer.tsx';
import { Crashed } from './broken-page.tsx';
import { latePage } from './lazy-view.tsx';
import { overlay } from './overlay.ts';
import { OverlayHost } from './overlay-host.tsx';
import { RoomPage } from './room-page.tsx';
import { route } from './router.ts';
import { ToastRegion } from './toast.tsx';
import { usePrefetch } from './use-prefetch.ts';

const startPage = latePage(async () => (await import('./start-page.tsx')).StartPage);
const wrongAddress = latePage(async () => (await import('./room-ended.tsx')).WrongAddress);

export function App() {
  usePrefetch(startPage, wrongAddress);
  return (
    <>
      <SafePage />
      <Announcer />
      <ToastRegion isCovered={overlay.value !== null} />
    </>
  );
}

/** A fault in a view must not leave a blank page; another page may be whole. */
function SafePage() {
  const [fault, recover] = useErrorBoundary((error) => reportError(error));
  const here = route.value;
  useEffect(() => recover, [here]);
  if (fault === undefined) return <Page />;
  return (
    <main class="middle-notice">
      <Crashed />
    </main>
  );
}

function Page() {
  const here = route.value;
  const arrived = useHasMoved(here.page);
  if (here.page === 'room') return <RoomPage key={here.room} room={here.room} message={here.message ?? null} />;
  if (here.page === 'start') return <startPage.View arrived={arrived} />;
  return <ErrorPage page={here.page} />;
}

function ErrorPage({ page }: { page: 'badLink' | 'lost' }) {
  return (
    <main class="middle-notice">
      <wrongAddress.View page={page} />
      <OverlayHost session={null} />
    </main>
  );
}

/** Whether another page was shown before: on the first one the browser's own focus is right. */
function useHasMoved(page: string): boolean {
  const first = useRef(page);
  const moved = useRef(false);
  useEffect(() => {
    moved.current = true;
  }, []);
  return moved.current || first.current !== page;
}
