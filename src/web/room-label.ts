// What a room is called in lists, titles and headings. Pure.
import { isUnguessable } from '../protocol/room-id.ts';
import { text } from './strings.ts';

/** Letters of an unguessable id that tell two untitled rooms apart; far too few to find one by. */
const LETTERS = 4;

export function roomLabel(id: string, title: string): string {
  if (title !== '') return title;
  return isUnguessable(id) ? text.room.untitled(id.slice(0, LETTERS)) : id;
}
