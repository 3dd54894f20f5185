// Which page is shown, by address.
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { Announcer } from './announcer.tsx';
import { overlay } from './overlay.ts';
import { OverlayHost } from './overlay-host.tsx';
import { BadLink, Crashed, LostPage } from './room-ended.tsx';
import { RoomPage } from './room-page.tsx';
import { route } from './router.ts';
import { StartPage } from './start-page.tsx';
import { text } from './strings.ts';
import { ToastRegion } from './toast.tsx';
import { useTitle } from './use-title.ts';

export function App() {
  return (
    <>
      <SafePage />
      <Announcer />
      {overlay.value === null && <ToastRegion />}
    </>
  );
}

/** A fault in a view must not leave a blank page. */
function SafePage() {
  const [fault] = useErrorBoundary((error) => reportError(error));
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
  if (here.page === 'room') return <RoomPage key={here.room} room={here.room} />;
  if (here.page === 'start') return <StartPage arrived={arrived} />;
  return <ErrorPage page={here.page} />;
}

function ErrorPage({ page }: { page: 'badLink' | 'lost' }) {
  useTitle(text.title.page(text.ended[page].heading));
  return (
    <main class="middle-notice">
      {page === 'badLink' ? <BadLink /> : <LostPage />}
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
