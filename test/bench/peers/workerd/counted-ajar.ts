// Ajar's own room with a counter at each thing that is billed. `GET /api/tally` tells, without waking any room.
import { app } from '../../../../src/server/app.ts';
import type { Environment } from '../../../../src/server/environment.ts';
import { Room as AjarRoom } from '../../../../src/server/room-object.ts';
import type { Tally } from '../tally.ts';

/** Outlives the rooms: an object that sleeps leaves its isolate standing. */
const tally: Tally = { wakes: 0, rowsWritten: 0, rowsRead: 0, requests: 0, framesIn: 0, alarms: 0, alarmsSet: 0 };

export class Room extends AjarRoom {
  constructor(context: DurableObjectState, environment: Environment) {
    tally.wakes += 1;
    count(context);
    super(context, environment);
  }

  override async fetch(request: Request): Promise<Response> {
    tally.requests += 1;
    return super.fetch(request);
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    tally.framesIn += 1;
    return super.webSocketMessage(socket, message);
  }

  override alarm(): void {
    tally.alarms += 1;
    super.alarm();
  }
}

/** Counts what the object writes. Only the methods of these two objects are replaced: the runtime wants its own objects. */
function count({ storage }: DurableObjectState): void {
  const exec = storage.sql.exec.bind(storage.sql);
  const setAlarm = storage.setAlarm.bind(storage);
  Object.defineProperty(storage.sql, 'exec', {
    value: (query: string, ...bindings: unknown[]) => countRows(exec(query, ...bindings)),
  });
  Object.defineProperty(storage, 'setAlarm', {
    value: (at: number | Date) => {
      tally.alarmsSet += 1;
      return setAlarm(at);
    },
  });
}

/** A cursor's counts grow while it is read: they are taken when it was read out. */
function countRows(cursor: SqlStorageCursor<Record<string, SqlStorageValue>>) {
  const rows = cursor.toArray();
  tally.rowsWritten += cursor.rowsWritten;
  tally.rowsRead += cursor.rowsRead;
  return { toArray: () => rows, one: () => rows[0], [Symbol.iterator]: () => rows[Symbol.iterator]() };
}

const worker: ExportedHandler<Environment> = {
  async fetch(request, environment, context) {
    if (new URL(request.url).pathname === '/api/tally') return Response.json(tally);
    return app.fetch(request, environment, context);
  },
};

export default worker;
