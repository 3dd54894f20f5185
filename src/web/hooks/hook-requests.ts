// What the page asks about webhooks, and the answers as values.
import * as v from 'valibot';
import { type HookFacts, HookList, HookMade, type HookWish, hooksPath } from '../../protocol/hooks/hook-wish.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import { signedFetch } from './signed-request.ts';

const Problem = v.object({ code: v.string() });

export async function loadHooks(room: string): Promise<readonly HookFacts[]> {
  const answer = await signedFetch('GET', hooksPath(room));
  return v.parse(HookList, await answer.json()).hooks;
}

/** The error is a code of `api/problems.ts`. */
export async function makeHook(room: string, wish: HookWish): Promise<Result<HookMade, string>> {
  const answer = await signedFetch('POST', hooksPath(room), JSON.stringify(wish));
  const json: unknown = await answer.json();
  return answer.ok ? success(v.parse(HookMade, json)) : failure(v.parse(Problem, json).code);
}

/** One that is gone already is gone. */
export async function revokeHook(room: string, id: string): Promise<void> {
  const answer = await signedFetch('DELETE', `${hooksPath(room)}/${id}`);
  if (!answer.ok && answer.status !== 404) throw new Error(`Revoking was answered ${answer.status}`);
}
