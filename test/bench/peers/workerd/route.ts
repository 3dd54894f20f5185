// The Worker in front of a peer's object: `/room/:id` leads to the object of that name.

interface Environment {
  readonly ROOM: DurableObjectNamespace;
}

export const route: ExportedHandler<Environment> = {
  async fetch(request, { ROOM }) {
    const [, , room = 'room'] = new URL(request.url).pathname.split('/');
    return ROOM.getByName(room).fetch(request);
  },
};
