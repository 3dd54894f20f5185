// `npm run bench:page`: the page in a browser, at full speed and held back, beside the budgets of experience.md 1.10.
// Times are printed and never judged; a count over its budget, such as a lost message, makes it fail.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { buildDeployment } from '../../../src/tools/deployment.ts';
import { distFolder } from '../../../src/tools/folders.ts';
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts';
import { describeMachine } from '../report/machine.ts';
import { measureBurst } from './burst.ts';
import { measureColdLoad } from './cold-load.ts';
import { type Figure, isOver } from './figure.ts';
import { type Column, figuresTable } from './figures-table.ts';
import { measureLongHistory } from './long-history.ts';
import { profileOf } from './profile.ts';
import type { Bench } from './scenario.ts';
import { measureSending } from './sending.ts';
import type { Device } from './visit.ts';

const HELP = `npm run bench:page -- [options]    the page measured on this machine

  --seconds N   of 100 messages a second (default 30)
  --only A,B    of: burst, history, cold, sending
  --fast        at full speed only
  --worker DIR  a built Worker, instead of building one
  --profile     where the time goes; profiles in dist/bench. Profiling slows down: take no figures from it`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    only: { type: 'string', default: 'burst,history,cold,sending' },
    fast: { type: 'boolean', default: false },
    worker: { type: 'string' },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const DEVICES: readonly Device[] = [
  { name: 'full speed', slowdown: 1 },
  { name: 'CPU ÷ 4', slowdown: 4 },
];
/** Only for what comes over the network. */
const MOBILE: Device = { name: 'CPU ÷ 4, slow 4G', slowdown: 4, slowNetwork: true };
const COLD_LOADS = 5;
const folder = join(distFolder, 'bench');

interface Scenario {
  readonly title: string;
  readonly devices: readonly Device[];
  readonly measure: (bench: Bench) => Promise<Figure[]>;
}

const seconds = Number(values.seconds);
const scenarios: Readonly<Record<string, Scenario>> = {
  burst: {
    title: `100 messages a second for ${seconds} s, while typing`,
    devices: DEVICES,
    measure: (bench) => measureBurst(bench, seconds),
  },
  history: { title: 'A room of 50,000 messages, 40 pages up', devices: DEVICES, measure: measureLongHistory },
  cold: {
    title: `First visit, nothing cached (median of ${COLD_LOADS})`,
    devices: [...DEVICES, MOBILE],
    measure: (bench) => measureColdLoad(bench, COLD_LOADS),
  },
  sending: { title: 'One writes, another reads along', devices: DEVICES, measure: measureSending },
};

async function measureAll(worker: string): Promise<Figure[]> {
  const results: Record<string, readonly Column[]> = {};
  for (const [name, { title, devices, measure }] of Object.entries(scenarios)) {
    if (!values.only.split(',').includes(name)) continue;
    const columns: Column[] = [];
    for (const device of values.fast ? devices.slice(0, 1) : devices) {
      columns.push({ device: device.name, figures: await withBrowser(worker, device, measure) });
    }
    results[name] = columns;
    console.log(`### ${title}\n\n${figuresTable(columns)}\n`);
  }
  const file = join(folder, 'page.json');
  await writeFile(file, JSON.stringify({ machine: describeMachine(), seconds, results }, null, 2));
  console.log(`All figures are in ${file}`);
  return Object.values(results).flatMap((columns) => columns.flatMap(({ figures }) => figures));
}

/** A browser for each, so that nothing of one is left in the next. */
async function withBrowser(worker: string, device: Device, measure: Scenario['measure']): Promise<Figure[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  const around: Bench['around'] = async (visit, name, work) => {
    if (!values.profile) return work();
    const file = join(folder, `${name}-${device.slowdown}.cpuprofile`);
    console.log(`${name}, ${device.name}\n\n${await profileOf(visit, file, work)}\n`);
  };
  return measure({ browser, worker, device, around }).finally(() => browser.close());
}

async function builtWorker(): Promise<string> {
  if (values.worker !== undefined) return values.worker;
  const built = join(folder, 'ajar');
  await buildDeployment(built);
  return built;
}

if (values.help) console.log(HELP);
else {
  await mkdir(folder, { recursive: true });
  console.log(`${describeMachine()}\n`);
  const wrong = (await measureAll(await builtWorker())).filter((figure) => figure.isCount && isOver(figure));
  for (const { name, value, budget } of wrong) console.error(`FAULT ${name}: ${value}, at most ${budget}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
