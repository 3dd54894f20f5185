// The table of what `npm test` runs. To add a suite, add a row.

export interface Step {
  name: string;
  command: string[];
  /** Where its counts come from; a `command` counts as one test that passes or fails. */
  counts: 'command' | 'vitest' | 'playwright' | 'closing line';
  /** Groups of tests that must not be empty: vitest projects. */
  groups?: string[];
  /** Part of `npm run check`. */
  isQuick?: boolean;
  /** Needs dist/ and public/app: not run when building them failed. */
  needsBuild?: boolean;
}

const vitest = (config: string, ...projects: string[]) => [
  ...['vitest', 'run', '--config', config, '--reporter=dot', '--reporter=./test/support/vitest-report.ts'],
  ...projects.flatMap((name) => ['--project', name]),
];
const inNode = (...projects: string[]) => vitest('test/vitest.config.ts', ...projects);

export const buildStep = 'build';

/** Stages run one after the other, the steps of one stage at the same time: there are two cores, and few waits. */
export const stages: Step[][] = [
  [
    { name: 'format and lint', command: ['biome', 'ci', '--colors=off', '.'], counts: 'command', isQuick: true },
    { name: 'page', command: ['node', 'src/tools/build.ts'], counts: 'command', isQuick: true },
  ],
  [
    { name: 'types', command: ['tsc', '--build'], counts: 'command', isQuick: true },
    { name: buildStep, command: ['node', 'src/tools/deployment.ts'], counts: 'command' },
  ],
  [
    {
      name: 'architecture, unit, contract, scenario',
      command: inNode('architecture', 'unit', 'contract', 'scenario'),
      counts: 'vitest',
      groups: ['architecture', 'unit', 'contract', 'scenario'],
      isQuick: true,
    },
    {
      name: 'workers',
      command: vitest('test/workers/vitest.config.ts'),
      counts: 'vitest',
      groups: ['workers'],
      isQuick: true,
    },
  ],
  [
    { name: 'tools', command: inNode('tools'), counts: 'vitest', groups: ['tools'], needsBuild: true },
    { name: 'terminal', command: inNode('terminal'), counts: 'vitest', groups: ['terminal'], needsBuild: true },
    { name: 'fuzz', command: inNode('fuzz'), counts: 'vitest', groups: ['fuzz'] },
  ],
  [
    {
      name: 'e2e',
      command: ['playwright', 'test', '--config', 'test/playwright.config.ts'],
      counts: 'playwright',
      needsBuild: true,
    },
  ],
  [
    { name: 'fault', command: ['node', 'test/fault/crash-points.ts'], counts: 'closing line', needsBuild: true },
    { name: 'sdk', command: inNode('sdk'), counts: 'vitest', groups: ['sdk'], needsBuild: true },
    { name: 'interop', command: inNode('interop'), counts: 'vitest', groups: ['interop'], needsBuild: true },
  ],
];
