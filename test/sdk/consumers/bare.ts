// A program as strangers write it, compiled against the installed package without the types of the DOM or of Node.
import { AjarError, connect, createIdentity, type Message, type Outbox, type Room } from 'ajar';

declare const outbox: Outbox;

export const room: Room = connect({ url: 'https://ajar.example/room/lobby', name: 'Bot', outbox });
export const other: Room = connect({ url: 'https://ajar.example', room: 'b', name: 'B', identity: createIdentity() });

export const stop: () => void = room.on('message', ({ author, text }) => [author.name, text]);
room.on('reaction', ({ emoji, on }) => [emoji.length, on satisfies boolean]);
// @ts-expect-error: there is no such event
room.on('massage', () => {});
// @ts-expect-error: a text is a text
room.send(7).catch(() => {});

export async function talk(): Promise<Message[]> {
  const read: Message[] = [];
  await room.ready;
  const message = await room.send('hello', { reply: 3 });
  await room.react(message, '👍');
  try {
    for await (const said of room.messages({ after: message })) read.push(said);
  } catch (error) {
    if (error instanceof AjarError && error.code === 'full') room.close();
  }
  return read;
}
