// The page's entry. First script ≤ 50 KB gzip (test/unit/web/size-budget.test.ts checks it): what is not needed to read
// and write in a room is imported late.
import { render } from 'preact';
import { App } from './app.tsx';
import { leaveWhenForgotten } from './forgotten.ts';
import { loadIdentity } from './identity-store.ts';
import { startTheme } from './theme.ts';
import { startViewport } from './viewport.ts';

startTheme();
startViewport();
leaveWhenForgotten();
// Only a head start: a room that opens asks again, and says what went wrong.
loadIdentity().catch(() => {});

const place = document.getElementById('app');
if (place) {
  // The words for when this script does not load.
  place.textContent = '';
  render(<App />, place);
}
