// The page's entry. First script ≤ 50 KB gzip (test/unit/tools checks it): what is not needed to read and write in a
// room is imported late.
import { render } from 'preact';
import { App } from './app.tsx';
import { loadIdentity } from './identity-store.ts';
import { startTheme } from './theme.ts';
import { startViewport } from './viewport.ts';

startTheme();
startViewport();
loadIdentity();

const place = document.getElementById('app');
if (place) {
  place.textContent = '';
  render(<App />, place);
}
