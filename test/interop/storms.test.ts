// The scenarios of `npm run storm`, smaller. Times are figures for whoever reads the output, nothing is asserted of them.
import { expect, test } from 'vitest';
import { joinAtOnce, loseServer, missMessages, missWhatWasPruned, type StormResult } from '../fault/storms.ts';

function expectCalm(name: string, { figures, violations }: StormResult): void {
  console.log(name, figures);
  expect(violations).toEqual([]);
}

test('[Y2] a crowd that joins at once is counted right by everyone, above the roster sample too', async () => {
  expectCalm('joinAtOnce', await joinAtOnce({ size: 250 }));
});

test('[R1] who was away during 1,000 messages gets all of them, in order, without a reset', async () => {
  expectCalm('missMessages', await missMessages({ size: 1_000 }));
});

test('[R1] who was pruned past gets a reset that says so', async () => {
  expectCalm('missWhatWasPruned', await missWhatWasPruned({ size: 1_000 }));
});

test('[G12] people who lose the server at once resume on the same disk, nothing lost, nothing doubled', async () => {
  const result = await loseServer({ size: 40 });
  expectCalm('loseServer', result);
  expect(result.figures.resends).toBeGreaterThan(0);
});
