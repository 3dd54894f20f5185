// One run of the program: reads the command line, does what it says, and returns the exit code.
import { randomBytes } from 'node:crypto';
import { unreachable } from '../protocol/result.ts';
import { makeRoomId } from '../protocol/room-id.ts';
import { type Command, readArguments } from './arguments.ts';
import { foreignCharset } from './charset.ts';
import { chat } from './commands/chat.ts';
import { exportRoom } from './commands/export-room.ts';
import { filter } from './commands/filter.ts';
import { history } from './commands/history.ts';
import { exportKey, importKey } from './commands/key.ts';
import { send } from './commands/send.ts';
import type { RoomRun, Surroundings } from './commands/surroundings.ts';
import { tail } from './commands/tail.ts';
import { who } from './commands/who.ts';
import { Ending, EXIT, type ExitCode } from './exit-codes.ts';
import { HELP, USAGE } from './help.ts';
import { colourInk, hasColours, plainInk } from './screen/ink.ts';
import { roomLink } from './target.ts';

export interface Run extends Omit<Surroundings, 'ink'> {
  readonly version: string;
}

export async function run(args: readonly string[], around: Run): Promise<ExitCode> {
  const command = readArguments(args, { env: around.env, now: Date.now() });
  if (!command.ok) {
    around.tell(`${command.error}.\n${USAGE}`);
    return EXIT.usage;
  }
  try {
    return await obey(command.value, around);
  } catch (error) {
    if (!(error instanceof Ending)) throw error;
    around.tell(error.message);
    return error.code;
  }
}

function obey(command: Command, around: Run): Promise<ExitCode> | ExitCode {
  switch (command.type) {
    case 'help':
      return print(HELP, around);
    case 'version':
      return print(`${around.version}\n`, around);
    case 'new':
      return print(newRoom(command), around);
    case 'exportKey':
      return exportKey(withInk(around, undefined));
    case 'importKey':
      return importKey(command, withInk(around, undefined));
    case 'export':
      return exportRoom(command.target, command.format, withInk(around, undefined));
    case 'room':
      return enter(command, around);
    default:
      return unreachable(command);
  }
}

/** Between a person and a terminal; what is JSON or reads nothing is for programs. */
function isConversation({ settings, around: { stdin, stdout } }: RoomRun): boolean {
  return stdin.isTTY && stdout.isTTY && !settings.noInput && !settings.json;
}

function newRoom({ origin, json }: Extract<Command, { type: 'new' }>): string {
  const room = makeRoomId(randomBytes);
  const link = roomLink({ origin, room });
  return `${json ? JSON.stringify({ room, link }) : link}\n`;
}

function enter({ name, ...wishes }: Extract<Command, { type: 'room' }>, around: Run): Promise<ExitCode> {
  const charset = around.stdout.isTTY ? foreignCharset(around.env) : null;
  if (charset) around.tell(`Your locale says ${charset}, but Ajar reads and writes UTF-8: letters may look wrong.`);
  const room: RoomRun = { ...wishes, around: withInk(around, wishes.settings.colour) };
  switch (name) {
    case 'chat':
      return isConversation(room) ? chat(room) : filter(room);
    case 'tail':
      return tail(room);
    case 'send':
      return send(room);
    case 'history':
      return history(room);
    case 'who':
      return who(room);
    default:
      return unreachable(name);
  }
}

function withInk(around: Run, asked: boolean | undefined): Surroundings {
  const isTerminal = around.stdout.isTTY === true;
  return { ...around, ink: hasColours({ asked, isTerminal, env: around.env }) ? colourInk : plainInk };
}

function print(text: string, { stdout }: Run): ExitCode {
  stdout.write(text);
  return EXIT.ok;
}
