// The programs that the interop tests run, and how to talk to one: lines in, lines out.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ANSWER_WITHIN_MS = 20_000;
/** Debian's own: the packages are its, whatever other Python comes first on PATH. */
const python = '/usr/bin/python3';
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export interface Client {
  readonly name: string;
  /** Why it cannot run on this machine. */
  readonly missing?: string;
  /** Sends a line, prints the next frame: the tutorial's shape. */
  client(url: string): string[];
  /** Prints `connected` and every frame; sends every line. */
  talk(url: string): string[];
}

const onNode = (name: string, kind: string): Client => ({
  name,
  client: (url) => [process.execPath, here('client-node.ts'), 'client', kind, url],
  talk: (url) => [process.execPath, here('client-node.ts'), 'talk', kind, url],
});

const hasWebsockets = spawnSync(python, ['-c', 'import websockets']).status === 0;
const onPython: Client = {
  name: "Python's websockets",
  ...(!hasWebsockets && { missing: 'python3-websockets is not installed' }),
  client: (url) => [python, here('client.py'), url],
  talk: (url) => [python, here('talk.py'), url],
};

/** Where Python's cannot run, its tests say `skipped`; Node's two run the same shapes. */
export const clients: Client[] = [onPython, onNode("Node's WebSocket", 'native'), onNode('ws', 'ws')];

/** Those that can run here. */
export const presentClients = clients.filter(({ missing }) => missing === undefined);

export class Program {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #errors = '';
  #rest = '';
  readonly #listeners = new Set<() => void>();

  constructor([file = '', ...args]: readonly string[]) {
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'exit');
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#print(text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Resolves when it has printed exactly this line. */
  async until(line: string): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const complain = () => reject(new Error(`never printed "${line}", but: ${this.lines.join(' | ')} ${this.#errors}`));
    const timer = setTimeout(complain, ANSWER_WITHIN_MS);
    const look = () => this.lines.includes(line) && resolve();
    this.#listeners.add(look);
    look();
    await promise.finally(() => {
      clearTimeout(timer);
      this.#listeners.delete(look);
    });
  }

  /** Ends its input, as Ctrl+D does, and gives its exit code. */
  async end(): Promise<number | null> {
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), ANSWER_WITHIN_MS);
    await this.#ended.finally(() => clearTimeout(timer));
    return this.#child.exitCode;
  }

  /** Ends it whatever it does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #print(text: string): void {
    const parts = `${this.#rest}${text}`.split('\n');
    this.#rest = parts.pop() ?? '';
    this.lines.push(...parts);
    for (const look of this.#listeners) look();
  }
}
