// `GET /room/:id`: one address for people and programs, who get what they accept.
import type { Context, MiddlewareHandler } from 'hono';
import { crossOrigin } from './cross-origin.ts';
import type { Environment } from './environment.ts';
import { answerRoom } from './room-page.ts';
import { formOf, readRoom } from './room-program.ts';

type App = { Bindings: Environment };

export async function answerAsAsked(context: Context<App, '/room/:id'>): Promise<Response> {
  const form = formOf(context);
  const answer = form === 'page' ? await answerRoom(context) : await readRoom(context, form);
  answer.headers.append('Vary', 'Accept, User-Agent');
  return answer;
}

/** Other sites may lead to the page, and no further. */
export const forPrograms: MiddlewareHandler<App> = async (context, next) => {
  const isPage = (context.req.method === 'GET' || context.req.method === 'HEAD') && formOf(context) === 'page';
  return isPage ? next() : crossOrigin(context, next);
};
