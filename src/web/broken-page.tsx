// What is shown when something did not load or broke: never fetched late, because nothing may load any more.
import { NoticePage } from './notice-page.tsx';
import { text } from './strings.ts';

const reload = () => location.reload();

/** By reloading: browsers may remember that a part of the page did not load. */
export function NotOpened() {
  return <NoticePage words={text.broken.notOpened} step={{ label: text.broken.tryAgain, take: reload }} />;
}

export function Crashed() {
  return <NoticePage words={text.broken.crashed} step={{ label: text.broken.reload, take: reload }} />;
}
