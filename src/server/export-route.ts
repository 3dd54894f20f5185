// `GET /room/:id/export?format=ndjson|text`: the whole log as a file, streamed. The room is asked for one turn after the
// other as the reader takes them, so that it neither holds the file nor stays awake for a slow download.
import type { Context } from 'hono';
import { type ExportFormat, exportPath, isExportFormat } from '../protocol/export.ts';
import { parseRoomId } from '../protocol/room-id.ts';
import type { ExportPlace, ExportTurn } from '../room/export-turn.ts';
import type { Environment, RoomObject } from './environment.ts';

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
  if (!id.ok) return context.json({ error: id.error, message: 'That is not the id of a room.' }, 400);
  if (!isExportFormat(format)) {
    return context.json({ error: 'badFormat', message: 'The format is ndjson or text.' }, 400);
  }
  if (id.value !== typed) return context.redirect(exportPath(id.value, format), 308);
  return answerFile(context.env.ROOM.getByName(id.value), id.value, format);
}

export function answerFile(room: DurableObjectStub<RoomObject>, id: string, format: ExportFormat): Response {
  const headers = {
    'Content-Type': TYPES[format],
    'Content-Disposition': `attachment; filename*=UTF-8''${fileName(id, format)}`,
    'Cache-Control': 'no-store',
  };
  return new Response(
    streamTurns((place) => room.exportTurn(format, place)),
    { headers },
  );
}

function streamTurns(ask: (place: ExportPlace | null) => Promise<ExportTurn>): ReadableStream<Uint8Array> {
  let place: ExportPlace | null = null;
  return new ReadableStream({
    async pull(controller) {
      const { text, next } = await ask(place);
      controller.enqueue(encoder.encode(text));
      place = next;
      if (next === null) controller.close();
    },
  });
}

function fileName(room: string, format: ExportFormat): string {
  return encodeURIComponent(`ajar-${room}-${new Date().toISOString().slice(0, 10)}.${ENDINGS[format]}`);
}
