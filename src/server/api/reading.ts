// What is read over the API.
import { isExportFormat } from '../../protocol/export.ts';
import { askFile } from '../export-route.ts';
import { problem } from '../problem.ts';
import { jsonAnswer, pageAnswer, pageAskOf, readAnswer } from '../read-page.ts';
import { ofRoom, type RoomRequest, seqOf } from './room-request.ts';

export const readAbout = ofRoom(async ({ room, address }) => readAnswer(await room.about(address)));

export const readMembers = ofRoom(async ({ room, address }) => readAnswer(await room.members(address)));

export const readStats = ofRoom(async ({ room, address }) => {
  const stats = await room.stats(address);
  return stats.kind === 'answered' ? jsonAnswer(JSON.stringify(stats.value)) : problem(stats);
});

export const readMessages = ofRoom((request) => readPageOf('messages', request));

export const readEvents = ofRoom((request) => readPageOf('events', request));

export const readMessage = ofRoom(async (request) => {
  const read = await request.room.message(request.address, seqOf(request));
  if (read.kind === 'refused') return problem(read);
  return read.value === null ? problem({ code: 'targetUnknown' }) : jsonAnswer(read.value);
});

export const readExport = ofRoom(async ({ context, id, room }) => {
  const format = context.req.query('format') ?? 'ndjson';
  if (!isExportFormat(format)) return problem({ code: 'badFormat' });
  const file = await askFile(room, { id, format, request: context.req.raw });
  return file.kind === 'answered' ? file.value : problem(file);
});

async function readPageOf(of: 'events' | 'messages', { context, room, address }: RoomRequest): Promise<Response> {
  const { url } = context.req;
  const ask = pageAskOf(new URL(url).searchParams);
  if (!ask.ok) return problem({ code: ask.error });
  return readAnswer(await room.page(address, of, ask.value), (json) => pageAnswer(url, json));
}
