// The page's entry. First script ≤ 50 KB gzip (test/unit/web/size-budget.test.ts checks it): what is not needed to read
// and write in a room is imported late.
import { render } from 'preact';
import { App } from './app.tsx';
import { leaveWhenForgotten } from './forgotten.ts';
import { loadIdentity } from './identity-store.ts';
import { takeMovedKeys } from './moving/take-moved-key.ts';
import { startViewport } from './viewport.ts';

takeMovedKeys();
startViewport();
leaveWhenForgotten();
// Only a head start: a room that opens asks again, and says what went wrong.
loadIdentity().catch(() => {});

const place = document.getElementById('app');
if (place) {
  // The words for when this script does not load.
  place.textContent = '';
  render(<App />, place);
  // boot.ts has put the look on already; keys that cannot be fetched are missed less than a page that waits for them.
  import('./look.ts').then(({ startLook }) => startLook()).catch(() => {});
  import('./palette/shortcuts.ts').then(({ startShortcuts }) => startShortcuts()).catch(() => {});
}
