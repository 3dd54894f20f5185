// Text on this device, when storage is full or forbidden.
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from './fake-browser.ts';

const load = () => import('../../../src/web/local-storage.ts');

afterEach(() => vi.unstubAllGlobals());

test('what a full storage did not take is read back', async () => {
  const { local } = fakeBrowser();
  const { readLocal, writeLocal } = await load();
  writeLocal('name', 'Ann');
  local.isFull = true;
  writeLocal('name', 'Bea');
  expect(readLocal('name')).toBe('Bea');
});

test('once storage takes it, storage is what counts', async () => {
  const { local } = fakeBrowser();
  const { readLocal, writeLocal } = await load();
  local.isFull = true;
  writeLocal('name', 'Ann');
  local.isFull = false;
  writeLocal('name', 'Bea');
  local.setItem('ajar:name', 'Cy');
  expect(readLocal('name')).toBe('Cy');
});

test('without storage memory has it, until it is removed', async () => {
  fakeBrowser();
  vi.stubGlobal('localStorage', undefined);
  const { readLocal, removeLocal, writeLocal } = await load();
  writeLocal('name', 'Ann');
  expect(readLocal('name')).toBe('Ann');
  removeLocal('name');
  expect(readLocal('name')).toBeNull();
});
