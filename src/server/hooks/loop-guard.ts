// Keeps deliveries from coming round: a host has more names than can be looked for in a hook's address.
import type { Context, Next } from 'hono';
import { problem } from '../problem.ts';

/** What every delivery calls itself. */
export const DELIVERY_AGENT = 'Ajar-Webhooks';

/** 410, which ends the hook: the next delivery would come back as well. */
export async function refuseDeliveries({ req }: Context, next: Next): Promise<Response | undefined> {
  if (req.header('User-Agent') === DELIVERY_AGENT) return problem({ code: 'hookLoop' });
  await next();
  return undefined;
}
