// What can be asked of a room as a whole.
import { RoomStats } from '../room-stats.ts';
import { json, type Operation, PAGE, ROOM } from './operation.ts';
import { AboutRoom, EventPage, Members, SearchResult } from './schemas.ts';

export const ROOM_OPERATIONS: readonly Operation[] = [
  {
    ...{ id: 'getRoom', method: 'get', path: ROOM, summary: 'What the room is' },
    answers: { 200: json('The room.', AboutRoom) },
  },
  {
    ...{ id: 'listEvents', method: 'get', path: `${ROOM}/events`, summary: 'A page of the log as it is kept' },
    ...{ query: PAGE, description: 'Changes and new names are events too. What was deleted has the body null.' },
    answers: { 200: json('The page. `Link` has the addresses of the next ones.', EventPage) },
  },
  {
    ...{ id: 'listMembers', method: 'get', path: `${ROOM}/members`, summary: 'Who is here' },
    answers: { 200: json('Those who are connected.', Members) },
  },
  {
    ...{ id: 'search', method: 'get', path: `${ROOM}/search`, summary: 'Messages that say something' },
    query: ['q', 'before', 'limit', 'name'],
    answers: { 200: json('What was found, newest first.', SearchResult) },
  },
  {
    ...{ id: 'getStats', method: 'get', path: `${ROOM}/stats`, summary: 'The room in numbers' },
    answers: { 200: json('Sums, with no name or text in them.', RoomStats) },
  },
  {
    ...{
      id: 'exportRoom',
      method: 'get',
      path: `${ROOM}/export`,
      summary: 'The whole log as a file',
      query: ['format'],
    },
    answers: { 200: { description: 'The file.', types: { 'application/x-ndjson': null, 'text/plain': null } } },
  },
];
