// Under which names `npm run serve` may be asked. A foreign name that leads here is a page that wants to pass for one of
// ours: its own address was changed to this machine's (DNS rebinding), so browsers take it for the same origin. Pure.
import { listed } from '../server/listed.ts';

/** Numbers cannot be led elsewhere, and nobody may own what ends in `localhost`. `names` are the server's own. */
export function isOwnHost(hostname: string, names: readonly string[]): boolean {
  const name = withoutDot(hostname);
  if (/^\d+(?:\.\d+){3}$/.test(name) || name.startsWith('[')) return true;
  return name === 'localhost' || name.endsWith('.localhost') || names.includes(name);
}

/** The host names in a list of names and origins that blanks and commas part, as a URL spells them. */
export function hostsIn(list: string): string[] {
  return listed(list).flatMap((text) => {
    const url = URL.parse(text.includes('://') ? text : `http://${text}`);
    return url ? [withoutDot(url.hostname)] : [];
  });
}

function withoutDot(hostname: string): string {
  return hostname.replace(/\.$/, '');
}
