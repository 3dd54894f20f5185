// Seeded bugs name lines of `src`: when those change, the bugs have to change with them (`npm run seeded-bugs`).
import { describe, expect, test } from 'vitest';
import { hunt, type Look } from '../../fault/hunt.ts';
import { readSeeds, whyNotPlantable } from '../../fault/seeds.ts';

const seeds = await readSeeds();

describe('seeded bugs', () => {
  test('are at least twenty', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(20);
  });

  test.each(seeds)('$name can be planted', async (seed) => {
    expect(await whyNotPlantable(seed)).toBeNull();
  });
});

describe('the hunt for a seeded bug', () => {
  const looks: Record<string, Look> = {
    blind: { kind: 'nothing' },
    keen: { kind: 'noticed', what: 'a test' },
    absent: { kind: 'left out', reason: 'strace is not installed' },
    hung: { kind: 'broken', reason: 'left no report' },
  };
  const fateBy = (...suites: string[]) => hunt(suites, async (suite) => looks[suite] ?? expect.unreachable());

  test('ends with the first suite that notices it', async () => {
    expect(await fateBy('blind', 'keen', 'hung')).toEqual({ kind: 'killed', by: 'keen: a test' });
    expect(await fateBy('absent', 'keen')).toEqual({ kind: 'killed', by: 'keen: a test' });
  });

  test('is lost if every suite looked and saw nothing, and skipped if one could not look', async () => {
    expect(await fateBy('blind', 'blind')).toEqual({ kind: 'survived' });
    expect(await fateBy('blind', 'absent')).toEqual({ kind: 'skipped', reason: 'strace is not installed' });
  });

  test('says nothing by a suite that did not come to its end', async () => {
    expect(await fateBy('hung', 'keen')).toEqual({ kind: 'could not be run', reason: 'hung: left no report' });
  });
});
