// `npm run bench`: measures Ajar beside its peers and prints tables. Figures are printed, never judged; what was
// delivered wrongly makes it fail.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDeployment } from '../../src/tools/deployment.ts';
import { distFolder, workerFolder } from '../../src/tools/folders.ts';
import { comparisonTables } from './report/comparison.ts';
import { Figures } from './report/figures.ts';
import { describeMachine } from './report/machine.ts';
import { join as joinReports, type Report } from './report/report.ts';
import { spread, table } from './report/table.ts';
import { ajarJson, ajarText, allRooms } from './rooms.ts';
import { compare, type Effort } from './scenarios/compare.ts';
import { measureCost } from './scenarios/cost.ts';
import { measureGrowth } from './scenarios/growth.ts';
import { measureHistory } from './scenarios/history.ts';
import { measureLatencyByRate } from './scenarios/latency.ts';
import { compareQuietRooms } from './scenarios/quiet.ts';
import { measureSearch } from './scenarios/search.ts';
import { measureSlowReaders } from './scenarios/slow-readers.ts';
import { measureStorm } from './scenarios/storm.ts';

const HELP = `npm run bench -- [what] [options]    Ajar measured on this machine

  (nothing)    beside its peers: throughput, latency, joins, memory, a quiet room, history
  cost         rows, requests, active time; dollars per million messages and member-hours
  storm        slow readers; 2,000 members who lose the server at once
  growth       with members and with history
  search       in 100,000 messages, the first time and afterwards
  latency      by rate: what the adaptive flush does

  --quick      one round, short
  --rounds N   rounds of the comparison (default 5)
  --worker DIR a built Worker, instead of building one
  --rooms A,B  only these rooms of the comparison`;

const LONG_HISTORY = 100_000;
const QUIET_MESSAGES = 30;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    worker: { type: 'string' },
    rooms: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function builtWorker(): Promise<string> {
  if (values.worker !== undefined) return values.worker;
  await buildDeployment();
  return workerFolder;
}

async function compareAll(worker: string): Promise<Report> {
  const figures = new Figures();
  const effort: Effort = values.quick
    ? { rounds: 1, members: [100, 1_000], warmUpMs: 500, measureMs: 1_000 }
    : { rounds: Number(values.rounds), members: [100, 1_000], warmUpMs: 1_000, measureMs: 2_000 };
  const wanted = values.rooms?.split(',');
  const rooms = allRooms(worker).filter(({ name }) => wanted === undefined || wanted.includes(name));
  const faults = await compare(rooms, effort, figures);
  faults.push(
    ...(await compareQuietRooms(
      rooms,
      { rounds: effort.rounds, messages: values.quick ? 5 : QUIET_MESSAGES },
      figures,
    )),
  );
  const history = new Figures();
  for (let round = 0; round < effort.rounds; round += 1) {
    faults.push(...(await measureHistory(worker, LONG_HISTORY, { name: 'Ajar', figures: history })));
  }
  const file = await save({ machine: describeMachine(), effort, figures, history });
  const tables = [comparisonTables(figures, effort.members), historyTable(history)];
  return { text: [...tables, `Every round's figures are in ${file}`].join('\n\n'), faults };
}

function historyTable(history: Figures): string {
  const columns = history.columns();
  const row = ['Ajar', ...columns.map((one) => spread(history.summary('Ajar', one)))];
  return `### A room of ${LONG_HISTORY.toLocaleString('en')} events\n\n${table(['room', ...columns], [row])}`;
}

async function save(results: unknown): Promise<string> {
  const file = join(distFolder, 'bench', 'results.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(results, null, 2));
  return file;
}

async function run(what: string): Promise<Report> {
  const worker = await builtWorker();
  switch (what) {
    case 'compare':
      return compareAll(worker);
    case 'cost':
      return measureCost(values.quick ? { messages: 200, idleSeconds: 15 } : undefined);
    case 'storm':
      return joinReports([await measureSlowReaders(worker), await measureStorm(worker)]);
    case 'growth':
      return measureGrowth(worker);
    case 'search':
      return measureSearch(worker, values.quick ? { events: 10_000, times: 10 } : undefined);
    case 'latency':
      return joinReports([await measureLatencyByRate(ajarJson(worker)), await measureLatencyByRate(ajarText(worker))]);
    default:
      return { text: HELP, faults: [`there is no bench "${what}"`] };
  }
}

if (values.help) console.log(HELP);
else {
  console.log(`${describeMachine()}\n`);
  const { text, faults } = await run(positionals[0] ?? 'compare');
  console.log(text);
  for (const fault of faults) console.error(`FAULT ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
// Sockets that a fault left open must not keep the process.
process.exit();
