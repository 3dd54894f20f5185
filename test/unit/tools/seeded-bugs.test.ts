// Seeded bugs name lines of `src`: when those change, the bugs have to change with them (`npm run seeded-bugs`).
import { describe, expect, test } from 'vitest';
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
