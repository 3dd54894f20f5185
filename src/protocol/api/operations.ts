// Everything that can be asked over HTTP, as data: the routes, the document and its page, and the tests go by it.
import { HOOK_OPERATIONS } from './hook-operations.ts';
import { LINK_OPERATIONS } from './link-operations.ts';
import { MESSAGE_OPERATIONS } from './message-operations.ts';
import type { Operation } from './operation.ts';
import { ROOM_OPERATIONS } from './room-operations.ts';

export const OPERATIONS: readonly Operation[] = [
  ...ROOM_OPERATIONS,
  ...MESSAGE_OPERATIONS,
  ...HOOK_OPERATIONS,
  ...LINK_OPERATIONS,
];
