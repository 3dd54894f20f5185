// The package as it is published: what is in it, how large it is, that it runs and compiles where it is installed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rootFolder } from '../../src/tools/folders.ts';
import { runCommand } from '../../src/tools/run-command.ts';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { type Installed, installPackage } from './package.ts';
import { Company, freshRoom, readUntil, textsOf } from './rooms.ts';

const kilobyte = 1024;
const examples = join(rootFolder, 'src/examples');

let server: SpawnedServer;
let installed: Installed;

beforeAll(async () => {
  [server, installed] = await Promise.all([spawnServer({ vars: generousVars }), installPackage()]);
});
afterAll(async () => {
  await Promise.all([server.stop(), installed.remove()]);
});

it('holds JavaScript and declarations only, and needs no other package', async () => {
  const files = await readdir(installed.packageFolder, { recursive: true });
  expect(files).toContain(join('dist', 'sdk', 'ajar.js'));
  // Its README leads there.
  expect(files).toContain(join('src', 'protocol', 'SPEC.md'));
  expect(files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
  const packages = (await readdir(join(installed.folder, 'node_modules'))).filter((name) => !name.startsWith('.'));
  expect(packages).toEqual(['ajar']);
  expect((await readFile(join(installed.packageFolder, 'dist/sdk/ajar.js'), 'utf8')).match(/^import .*/gm)).toBeNull();
});

const bundled = async (source: string, options: BuildOptions = {}) => {
  const stdin = { contents: source, resolveDir: installed.folder };
  const shared = { bundle: true, write: false, minify: true, format: 'esm', platform: 'browser' } as const;
  const { outputFiles } = await build({ ...shared, stdin, ...options });
  return outputFiles?.[0]?.text ?? '';
};
const gzipBytes = (text: string) => gzipSync(text, { level: 9 }).length;

it('is at most 21 KB in a page, gzipped, and leaves out what is not used', async () => {
  const whole = gzipBytes(await bundled(`export * from 'ajar';`));
  expect(whole).toBeGreaterThan(10 * kilobyte);
  expect(whole).toBeLessThanOrEqual(21 * kilobyte);
  const part = gzipBytes(await bundled(`export { createIdentity } from 'ajar';`));
  expect(part).toBeLessThanOrEqual(5 * kilobyte);
});

it('runs where there is nothing but what browsers and workers share', async () => {
  const script = await bundled(`export * from 'ajar';`, { format: 'iife', globalName: 'kit' });
  const url = `${server.url}/room/${freshRoom()}`;
  const talk = `kit.connect({ url, name: 'Worker' }).send('from a worker')`;
  const shared = { WebSocket, crypto, TextEncoder, setTimeout, clearTimeout, Uint8Array };
  const message = await runInNewContext(`${script}; ${talk}`, { ...shared, url });
  expect(message).toMatchObject({ seq: 1, text: 'from a worker' });
});

it.each([
  ['without the types of the DOM and of Node', 'bare.ts', { lib: ['es2023'] }],
  ['with those of the DOM and of ws', 'beside-dom.ts', { lib: ['es2023', 'dom'] }],
])('compiles %s', async (_, file, { lib }) => {
  await copyFile(join(rootFolder, 'test/sdk/consumers', file), join(installed.folder, file));
  await linkTypes();
  const strictly = { strict: true, noEmit: true, exactOptionalPropertyTypes: true, types: [] };
  const compilerOptions = { ...strictly, lib, target: 'es2022', module: 'nodenext', skipLibCheck: lib.length > 1 };
  const project = join(installed.folder, `${file}.json`);
  await writeFile(project, JSON.stringify({ compilerOptions, files: [file] }));
  expect(await runCommand(['tsc', '--project', project])).toEqual({ exitCode: 0, output: '' });
});

it('has examples that run: a bot that answers', async () => {
  const room = freshRoom();
  const company = new Company(server.url);
  const bot = await startExample('echo-bot.mjs', room);
  await expect.poll(() => bot.said()).toContain('joined');
  const ann = company.join(room, 'Ann');
  const reading = readUntil(ann.messages({ after: 0 }), 'Ann said: two');
  await ann.send('one');
  await ann.send('!not this');
  await ann.send('two');
  const read = await reading;
  expect(textsOf(read).filter((text) => text.startsWith('Ann said'))).toEqual(['Ann said: one', 'Ann said: two']);
  expect(read.at(-1)).toMatchObject({ author: { name: 'Echo' }, reply: read.find(({ text }) => text === 'two')?.seq });
  company.leave();
  bot.process.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
});

it('has examples that run: a build that is told', async () => {
  const room = freshRoom();
  const bot = await startExample('build-status.mjs', room);
  bot.process.stdin?.end(JSON.stringify({ project: 'site', branch: 'main', status: 'failed', url: 'https://ci/7' }));
  expect(await bot.ended).toBe(0);
  expect(bot.said()).toContain('Message 1');
  const company = new Company(server.url);
  const ann = company.join(room, 'Ann');
  const [report] = await readUntil(ann.messages({ after: 0 }), 'site (main): failed https://ci/7');
  expect(report?.author.name).toBe('Builds');
  company.leave();
});

it('has examples that end in a sentence: no build, and no server', async () => {
  const idle = await startExample('build-status.mjs', freshRoom());
  idle.process.stdin?.end();
  expect(await idle.ended).toBe(2);
  expect(idle.said()).toMatch(/^No build in JSON on standard input.*\n$/);
  const lost = await startExample('build-status.mjs', 'x', ['http://127.0.0.1:9/room/x', '1']);
  lost.process.stdin?.end('{"project":"site","branch":"main","status":"failed"}');
  expect(await lost.ended).toBe(1);
  expect(lost.said()).toBe('No answer from http://127.0.0.1:9/room/x in 1 s\n');
});

it('has examples of less than 40 lines', async () => {
  const names = await readdir(examples);
  expect(names.length).toBeGreaterThan(1);
  const lengths = await Promise.all(
    names.map(async (name) => (await readFile(join(examples, name), 'utf8')).split('\n')),
  );
  expect(Math.max(...lengths.map(({ length }) => length))).toBeLessThan(40);
});

interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
}

/** Beside the installed package, as a stranger's program. */
async function startExample(name: string, room: string, words = [`${server.url}/room/${room}`]): Promise<Running> {
  const program = join(installed.folder, name);
  await copyFile(join(examples, name), program);
  const child = spawn(process.execPath, [program, ...words]);
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => parts.push(text));
  const ended = once(child, 'exit').then(([code]) => code);
  return { process: child, ended, said: () => parts.join('') };
}

/** Of what the second program imports beside the kit. */
async function linkTypes(): Promise<void> {
  const link = async (name: string) =>
    symlink(join(rootFolder, 'node_modules', name), join(installed.folder, 'node_modules', name)).catch(() => {});
  await Promise.all(['ws', '@types'].map(link));
}
