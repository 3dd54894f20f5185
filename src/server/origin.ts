// Which pages may open sockets here (S1). There are no cookies, so this keeps other sites from using a visitor's
// address, not from using their identity.

/** No Origin is a program, which is fine; else the deployment's own or one that `allowed` lists, exactly. */
export function mayConnect(request: Request, allowed: string | undefined): boolean {
  const origin = request.headers.get('Origin');
  if (origin === null || origin === new URL(request.url).origin) return true;
  return (allowed ?? '').split(/[\s,]+/).includes(origin);
}
