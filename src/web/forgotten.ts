// "Forget me" and becoming someone else concern every tab of this device: none may go on as the person who was.
import { forgetLocal } from './local-storage.ts';

/** Not the storage event: that one passes by pages in the back-forward cache, which would bring the person back. */
const channel = new BroadcastChannel('ajar');

type News = 'forgotten' | 'replaced';

export function leaveWhenForgotten(): void {
  channel.addEventListener('message', ({ data }: MessageEvent<News>) =>
    data === 'replaced' ? location.reload() : leaveForgotten(),
  );
}

/** For when the database is changed: the other tabs read it as soon as they are told. */
export function tellOtherTabs(news: News): void {
  channel.postMessage(news);
}

/** The page is loaded anew from the start: nothing of the old person stays in memory either. */
export function leaveForgotten(): void {
  // Leaving the page saves drafts; it must not save one after this.
  addEventListener('pagehide', forgetLocal);
  forgetLocal();
  location.replace('/');
}
