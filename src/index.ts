// The Worker's entry: the app that answers requests and the object behind every room.
import { app } from './server/app.ts';
import { Room } from './server/room-object.ts';

export { Room };
export default app;
