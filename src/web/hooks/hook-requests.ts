// What the page asks about webhooks, and the answers as values. An error is a code of `api/problems.ts`, or '' where
// nothing was answered that could be understood.
import * as v from 'valibot';
import type { RoomEngine } from '../../client/state.ts';
import { type HookFacts, HookList, HookMade, type HookWish, hooksPath } from '../../protocol/hooks/hook-wish.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import { hookText } from '../strings-hooks.ts';
import { type SignedRequest, signedFetch } from './signed-request.ts';

const Problem = v.object({ code: v.string() });

type Answer<T> = Promise<Result<T, string>>;

export function loadHooks(engine: RoomEngine): Answer<readonly HookFacts[]> {
  return ask(requestOf(engine), async (answer) => v.parse(HookList, await answer.json()).hooks);
}

export function makeHook(engine: RoomEngine, wish: HookWish): Answer<HookMade> {
  const request = { ...requestOf(engine), method: 'POST', body: JSON.stringify(wish) };
  return ask(request, async (answer) => v.parse(HookMade, await answer.json()));
}

/** One that is gone already is gone. */
export async function revokeHook(engine: RoomEngine, id: string): Answer<null> {
  const { target, ...request } = requestOf(engine);
  const answer = await ask({ ...request, method: 'DELETE', target: `${target}/${id}` }, () => null);
  return !answer.ok && answer.error === 'hookUnknown' ? success(null) : answer;
}

export function wordsOf(code: string): string {
  const words: Readonly<Record<string, string>> = hookText.problems;
  return words[code] ?? hookText.failed;
}

function requestOf({ state: { room, clockOffsetMs } }: RoomEngine): SignedRequest {
  return { method: 'GET', target: hooksPath(room.id), body: '', clockOffsetMs };
}

async function ask<T>(request: SignedRequest, read: (answer: Response) => T | Promise<T>): Answer<T> {
  try {
    const answer = await signedFetch(request);
    return answer.ok ? success(await read(answer)) : failure(v.parse(Problem, await answer.json()).code);
  } catch {
    return failure('');
  }
}
