// A small client for tests in workerd: it dials the Worker, answers the challenge with a real key, and keeps what came.
import { exports } from 'cloudflare:workers';
import { toBase64url } from '../../src/protocol/base64url.ts';
import { decodeDown } from '../../src/protocol/codec.ts';
import type { Down } from '../../src/protocol/down.ts';
import { helloTranscript } from '../../src/protocol/transcript.ts';
import type { Hello, Up } from '../../src/protocol/up.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';

export const HOST = 'ajar.test';
const ORIGIN = `http://${HOST}`;
const encoder = new TextEncoder();

export const get = (path: string, init?: RequestInit): Promise<Response> =>
  exports.default.fetch(new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init }));

export interface Dialling {
  /** Subprotocols offered; none for plain text. */
  readonly protocols?: readonly string[];
  readonly headers?: Record<string, string>;
}

export function upgrade(path: string, { protocols = [PROTOCOL], headers = {} }: Dialling = {}): Promise<Response> {
  const offered: Record<string, string> =
    protocols.length > 0 ? { 'Sec-WebSocket-Protocol': protocols.join(', ') } : {};
  return get(path, { headers: { Upgrade: 'websocket', ...offered, ...headers } });
}

/** One socket, from a client's side. */
export class Line {
  readonly texts: string[] = [];
  closed: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null = null;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#note(() => this.texts.push(`${data}`)));
    socket.addEventListener('close', ({ code, reason, wasClean }) =>
      this.#note(() => {
        this.closed = { code, reason, wasClean };
      }),
    );
    socket.accept();
  }

  get frames(): Down[] {
    return this.texts.flatMap((text) => {
      const frame = decodeDown(text);
      return frame.ok ? [frame.value] : [];
    });
  }

  send(frame: Up | string | ArrayBuffer): void {
    this.#socket.send(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame));
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  /** Resolves once that holds; a test that waits in vain times out with what came instead. */
  async until(holds: (line: Line) => boolean, what = 'what was waited for'): Promise<void> {
    const patience = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`${what} never came; there were ${this.texts.join('\n')}`)), 5_000);
    });
    const came = new Promise<void>((resolve) => {
      const look = (): void => {
        if (!holds(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
    await Promise.race([came, patience]);
  }

  /** The first frame of that type, once it is there. */
  async first<T extends Down['type']>(type: T): Promise<Extract<Down, { type: T }>> {
    const find = () => this.frames.find((frame): frame is Extract<Down, { type: T }> => frame.type === type);
    await this.until(() => find() !== undefined, type);
    const frame = find();
    if (!frame) throw new Error(`There was a ${type} and now there is none`);
    return frame;
  }

  async untilClosed(): Promise<number> {
    await this.until(() => this.closed !== null, 'a close');
    return this.closed?.code ?? 0;
  }

  #note(what: () => void): void {
    what();
    for (const look of [...this.#waiting]) look();
  }
}

export async function dial(path: string, dialling: Dialling = {}): Promise<Line> {
  const response = await upgrade(path, dialling);
  if (!response.webSocket) throw new Error(`The Worker answered ${response.status} to an upgrade`);
  return new Line(response.webSocket);
}

export interface TestKey {
  readonly member: string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
}

export async function createKey(): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 made no pair');
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  if (!(raw instanceof ArrayBuffer)) throw new Error('The key is not raw');
  const sign = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.sign({ name: 'Ed25519' }, pair.privateKey, bytes);
  return {
    member: toBase64url(new Uint8Array(raw)),
    sign: async (bytes) => toBase64url(new Uint8Array(await sign(bytes))),
  };
}

/** The hello that answers a challenge; `signed` replaces what should be signed. */
export async function helloOf(
  key: TestKey,
  room: string,
  nonce: string,
  { signed = {}, ...rest }: Partial<Hello> & { signed?: { host?: string; room?: string; nonce?: string } } = {},
): Promise<Hello> {
  const claim = { host: HOST, room, key: key.member, nonce, ...signed };
  const signature = await key.sign(helloTranscript(claim, (text) => encoder.encode(text)));
  const engine = `engine-${key.member.slice(0, 9)}`;
  return { type: 'hello', key: key.member, signature, name: 'Ann', engine, attempt: 0, ...rest };
}

/** Joins a room: resolves once the answer to the hello is there. */
export async function join(room: string, key: TestKey, rest: Partial<Hello> = {}): Promise<Line> {
  const line = await dial(`/room/${room}`);
  const { nonce } = await line.first('challenge');
  line.send(await helloOf(key, room, nonce, rest));
  await line.until(({ frames }) => frames.some(({ type }) => type === 'reset' || type === 'backlog'), 'an answer');
  return line;
}

/** Says something and waits until it is back. */
export async function say(line: Line, text: string): Promise<void> {
  const post = { id: crypto.randomUUID(), epoch: '', base: 0, kind: 'message', body: { text } };
  line.send({ type: 'post', posts: [post] });
  await line.until(({ texts }) => texts.some((frame) => frame.includes(JSON.stringify(text))), text);
}
