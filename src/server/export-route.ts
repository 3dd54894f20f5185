// `GET /room/:id/export?format=ndjson|text`: the whole log as a file, streamed. The room is asked for one turn after the
// other as the reader takes them, so that it neither holds the file nor stays awake for a slow download.
import type { Context } from 'hono';
import { type ExportFormat, exportPath, isExportFormat } from '../protocol/export.ts';
import { parseRoomId } from '../protocol/room-id.ts';
import type { ExportPlace, ExportTurn } from '../room/export-turn.ts';
import { addressOf } from './address.ts';
import type { Environment, RoomObject } from './environment.ts';
import { problem } from './problem.ts';
import type { Read } from './room-calls.ts';

const TYPES: { readonly [format in ExportFormat]: string } = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};
const ENDINGS: { readonly [format in ExportFormat]: string } = { ndjson: 'ndjson', text: 'txt' };

const encoder = new TextEncoder();

export async function answerExport(context: Context<{ Bindings: Environment }, '/room/:id/export'>): Promise<Response> {
  const typed = context.req.param('id');
  const format = context.req.query('format') ?? 'ndjson';
  const id = parseRoomId(typed);
  context.header('Cache-Control', 'no-store');
  if (!id.ok) return problem({ code: id.error });
  if (!isExportFormat(format)) return problem({ code: 'badFormat' });
  if (id.value !== typed) return context.redirect(exportPath(id.value, format), 308);
  const file = await askFile(context.env.ROOM.getByName(id.value), { id: id.value, format, request: context.req.raw });
  return file.kind === 'answered' ? file.value : problem(file);
}

interface FileWish {
  readonly id: string;
  readonly format: ExportFormat;
  readonly request: Request;
}

/** The file, or how long its reader has to wait. */
export async function askFile(
  room: DurableObjectStub<RoomObject>,
  { id, format, request }: FileWish,
): Promise<Read<Response>> {
  const headers = {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename*=UTF-8''${fileName(id, format)}`,
    'Cache-Control': 'no-store',
  };
  // Nobody reads what follows these.
  if (request.method === 'HEAD') return { kind: 'answered', value: new Response(null, { headers }) };
  const address = addressOf(request);
  const ask: Ask = (place) => room.exportTurn({ address, format, place });
  const first = await ask(null);
  if (first.kind === 'refused') return first;
  return { kind: 'answered', value: new Response(streamTurns(first.value, ask), { headers }) };
}

type Ask = (place: ExportPlace | null) => Promise<Read<ExportTurn>>;

function streamTurns(first: ExportTurn, ask: Ask): ReadableStream<Uint8Array> {
  let turn = first;
  return new ReadableStream({
    start: (controller) => give(controller),
    async pull(controller) {
      if (turn.next === null) return;
      turn = await askPatiently(ask, turn.next);
      give(controller);
    },
  });

  function give(controller: ReadableStreamDefaultController<Uint8Array>): void {
    controller.enqueue(encoder.encode(turn.text));
    if (turn.next === null) controller.close();
  }
}

/** A file that has begun comes to its end, as slowly as its reader's address may ask: others talk meanwhile. */
async function askPatiently(ask: Ask, place: ExportPlace): Promise<ExportTurn> {
  for (;;) {
    const turn = await ask(place);
    if (turn.kind === 'answered') return turn.value;
    await new Promise((resolve) => setTimeout(resolve, turn.delayMs));
  }
}

function fileName(room: string, format: ExportFormat): string {
  return encodeURIComponent(`ajar-${room}-${new Date().toISOString().slice(0, 10)}.${ENDINGS[format]}`);
}
