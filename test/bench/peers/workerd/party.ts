// partyserver's broadcast, hibernating. It stores nothing.
import { type Connection, getServerByName, Server } from 'partyserver';

interface Environment extends Cloudflare.Env {
  readonly ROOM: DurableObjectNamespace<Room>;
}

export class Room extends Server<Environment> {
  static override options = { hibernate: true };

  override onMessage(_: Connection, message: string): void {
    this.broadcast(message);
  }
}

const worker: ExportedHandler<Environment> = {
  async fetch(request, { ROOM }) {
    const [, , room = 'room'] = new URL(request.url).pathname.split('/');
    const server = await getServerByName(ROOM, room);
    return server.fetch(request);
  },
};

export default worker;
