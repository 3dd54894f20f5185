// `?before=`, `?after=` and `?limit=`, and the page they ask for as an answer: where it goes on is in the body and in `Link`.
import type { ProblemCode } from '../protocol/api/problems.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import type { PageAsk } from '../room/pages.ts';
import { problem } from './problem.ts';
import type { Read } from './room-calls.ts';

const WHOLE = /^\d{1,15}$/;

export function pageAskOf(query: URLSearchParams): Result<PageAsk, ProblemCode> {
  const asked = (['before', 'after', 'limit'] as const).flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  if (asked.some(([, value]) => !WHOLE.test(value))) return failure('badQuery');
  return success(Object.fromEntries(asked.map(([name, value]) => [name, Number(value)])));
}

/** `json` is a page with `older` and `newer`. */
export function pageAnswer(url: string, json: string): Response {
  const { older, newer }: { older: number | null; newer: number } = JSON.parse(json);
  const links = [
    ...(older === null ? [] : [`<${linkTo(url, 'before', older)}>; rel="prev"`]),
    `<${linkTo(url, 'after', newer)}>; rel="next"`,
  ];
  return jsonAnswer(json, { Link: links.join(', ') });
}

export function jsonAnswer(json: string, headers: Record<string, string> = {}, status = 200): Response {
  const always = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  return new Response(`${json}\n`, { status, headers: { ...always, ...headers } });
}

/** What a room answered as JSON, or that the address has to wait. */
export function readAnswer(read: Read<string>, answer = jsonAnswer): Response {
  return read.kind === 'answered' ? answer(read.value) : problem(read);
}

function linkTo(url: string, direction: 'before' | 'after', seq: number): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('before');
  searchParams.delete('after');
  searchParams.set(direction, `${seq}`);
  return `${pathname}?${searchParams}`;
}
