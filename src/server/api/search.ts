// A search over the API. It is asked by somebody: `from:me` is them.
import { problem } from '../problem.ts';
import { pageAskOf, readAnswer } from '../read-page.ts';
import { authorise } from './authorise.ts';
import { ofRoom } from './room-request.ts';

export const readSearch = ofRoom(async ({ context, room, address }) => {
  const { raw, url } = context.req;
  const query = new URL(url).searchParams;
  const ask = pageAskOf(query);
  if (!ask.ok) return problem({ code: ask.error });
  const who = await authorise(raw, new Uint8Array());
  if (!who.ok) return problem({ code: who.error });
  const name = query.get('name') || null;
  const caller = { ...who.value, name };
  const found = await room.search({ caller, address, query: query.get('q') ?? '', ...ask.value });
  return found.kind === 'failed' ? problem({ code: found.code }) : readAnswer(found);
});
