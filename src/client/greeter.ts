// Answers challenges for one engine: its key pair, its random engine key, the host it dialled.
import { toBase64url } from '../protocol/base64url.ts';
import type { Cursor, Hello } from '../protocol/up.ts';
import { signHello } from './hello.ts';
import type { OpenRoomOptions } from './ports.ts';

const ENGINE_KEY_BYTES = 16;

export interface Introduction {
  readonly nonce: string;
  readonly attempt: number;
  readonly name: string;
  readonly since: Cursor | null;
}

export class Greeter {
  readonly #options: OpenRoomOptions;
  readonly #host: string;
  /** Random per engine and kept in memory only: a duplicated tab must not supersede its twin (H8). */
  readonly #engine: string;

  constructor(options: OpenRoomOptions, host: string) {
    this.#options = options;
    this.#host = host;
    this.#engine = toBase64url(options.platform.randomBytes(ENGINE_KEY_BYTES));
  }

  hello(introduction: Introduction): Promise<Hello> {
    const { identity, room, platform } = this.#options;
    const { encodeUtf8 } = platform;
    return signHello({ ...introduction, identity, room, host: this.#host, engine: this.#engine, encodeUtf8 });
  }
}
