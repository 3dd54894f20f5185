// Which pages may open sockets here (S1). There are no cookies, so this keeps other sites from using a visitor's
// address, not from using their identity.
import { listedOrigins } from './listed.ts';

const FOREIGN_SITES: readonly (string | null)[] = ['cross-site', 'same-site'];

/** No Origin is a program, or a page's own reading; else the deployment's own or one that `allowed` lists. */
export function mayConnect(request: Request, allowed: string | undefined): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null) return !isAskedByForeignPage(request);
  if (origin === new URL(request.url).origin) return true;
  return listedOrigins(allowed).includes(origin);
}

/** What a page asks without wanting to read it (`no-cors`) bears no Origin. Whoever follows a link asks for themselves. */
function isAskedByForeignPage({ method, headers }: Request): boolean {
  const isFollowed = headers.get('Sec-Fetch-Mode') === 'navigate' && (method === 'GET' || method === 'HEAD');
  return FOREIGN_SITES.includes(headers.get('Sec-Fetch-Site')) && !isFollowed;
}
