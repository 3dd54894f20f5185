// A real terminal for a program under test: a pane of tmux, on a server of tmux's own that nobody else uses.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'ajar-tmux-'));
const socket = join(folder, 'socket');
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;
export const noTmux = 'there is no tmux here';
/** Longer than the longest pause between two attempts to reconnect. */
const SHOWN_WITHIN_MS = 40_000;

export interface PaneOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
}

export class Pane {
  readonly #id: string;

  constructor(command: readonly string[], { env = {}, columns = 80, rows = 24 }: PaneOptions = {}) {
    const variables = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
    // What it says last stays to be read.
    const shell = [...command.map(quoted), '; echo "ended with $?"; exec sleep 600'].join(' ');
    const size = ['-x', String(columns), '-y', String(rows)];
    this.#id = tmux('new-session', '-d', '-P', '-F', '#{pane_id}', ...size, ...variables, shell).trim();
  }

  /** The text of the whole pane, and of what has left its top. */
  get text(): string {
    return tmux('capture-pane', '-p', '-J', '-S', '-', '-t', this.#id).trimEnd();
  }

  /** What is seen now, line by line, without the blanks at their ends. */
  get screen(): string[] {
    const rows = tmux('capture-pane', '-p', '-t', this.#id).trimEnd().split('\n');
    return rows.map((row) => row.trimEnd());
  }

  /** One of tmux's own facts about the pane, such as `pane_title`. */
  fact(name: string): string {
    return tmux('display-message', '-p', '-t', this.#id, `#{${name}}`).trim();
  }

  get pid(): number {
    return Number(this.fact('pane_pid'));
  }

  /** The command itself, where it is a shell. */
  get shell(): number {
    return childrenOf(this.pid)[0] ?? 0;
  }

  type(text: string): void {
    tmux('send-keys', '-t', this.#id, '-l', '--', text);
  }

  press(...keys: string[]): void {
    tmux('send-keys', '-t', this.#id, ...keys);
  }

  enter(text: string): void {
    this.type(text);
    this.press('Enter');
  }

  /** As a terminal pastes where programs can tell. */
  paste(text: string): void {
    execFileSync('tmux', ['-S', socket, 'load-buffer', '-'], { input: text });
    tmux('paste-buffer', '-p', '-t', this.#id);
  }

  resize(columns: number, rows: number): void {
    tmux('resize-window', '-t', this.#id, '-x', String(columns), '-y', String(rows));
  }

  /** Waits until the text holds it. */
  async shows(wanted: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.text, { interval: 50, timeout: SHOWN_WITHIN_MS, message: `${wanted}` })
      .toMatch(wanted);
  }

  async hides(unwanted: string): Promise<void> {
    await expect.poll(() => this.screen.join('\n'), { interval: 50 }).not.toContain(unwanted);
  }

  count(wanted: string): number {
    return this.text.split(wanted).length - 1;
  }
}

/** What runs in the panes is gone when this resolves: its last words included. */
export async function closePanes(): Promise<void> {
  const { stdout } = spawnSync('tmux', ['-S', socket, 'list-panes', '-a', '-F', '#{pane_pid}'], { encoding: 'utf8' });
  const programs = stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .flatMap((id) => childrenOf(Number(id)));
  spawnSync('tmux', ['-S', socket, 'kill-server']);
  while (programs.some((id) => existsSync(`/proc/${id}`))) await setTimeout(20);
}

export function forgetPanes(): void {
  rmSync(folder, { recursive: true, force: true });
}

export function childrenOf(id: number): number[] {
  const children = readFileSync(`/proc/${id}/task/${id}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

function tmux(...args: string[]): string {
  const command = args[0] === 'new-session' ? withServer(args) : ['-S', socket, ...args];
  return execFileSync('tmux', command, { encoding: 'utf8', env: { ...process.env, TMUX: '' } });
}

/** The first session starts the server: its settings come before it. */
function withServer(args: readonly string[]): string[] {
  const settings = ['start-server', ';', 'set-option', '-g', 'history-limit', '20000', ';'];
  return ['-S', socket, '-f', '/dev/null', '-u', ...settings, ...args];
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
