// What two tabs of one room write and do not send (C4): neither loses it because of the other.
import { beforeEach, expect, test, vi } from 'vitest';
import type { DraftKeeper } from '../../../../src/web/conversation/drafts.ts';
import { FakeStorage } from '../fake-browser.ts';

const device = new FakeStorage();

/** A tab; the storage of its own outlives its reloads. */
async function openTab(own = new FakeStorage()) {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', own);
  const { keepDraft, readDraft } = await import('../../../../src/web/conversation/drafts.ts');
  const found = readDraft('tea')?.text ?? '';
  let text = found;
  const keeper: DraftKeeper = keepDraft('tea', () => ({ text, start: 0, end: 0 }));
  const write = (next: string) => {
    vi.stubGlobal('sessionStorage', own);
    text = next;
    keeper.touch();
    keeper.flush();
  };
  return { found, write, reload: () => openTab(own) };
}

beforeEach(() => {
  device.kept.clear();
  vi.stubGlobal('localStorage', device);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('document', { addEventListener() {} });
  return () => vi.unstubAllGlobals();
});

test('[C4] a draft survives what is sent from another tab', async () => {
  const one = await openTab();
  one.write('a long letter');
  const other = await openTab(new FakeStorage());
  other.write('ok');
  other.write('');
  expect((await one.reload()).found).toBe('a long letter');
});

test('[C4] sending from one tab leaves the draft of the other for tabs to come', async () => {
  const one = await openTab();
  const other = await openTab();
  one.write('o');
  other.write('a long letter');
  one.write('');
  expect((await openTab()).found).toBe('a long letter');
});

test('[C4] a draft that a new tab goes on from survives its being sent there', async () => {
  const one = await openTab();
  one.write('a long letter');
  const [second, third] = [await openTab(), await openTab()];
  expect([second.found, third.found]).toEqual(['a long letter', 'a long letter']);
  third.write('');
  expect((await second.reload()).found).toBe('a long letter');
});

test('[C4] what was sent is gone, also without a storage for the tab', async () => {
  const forbidden = new FakeStorage();
  forbidden.isFull = true;
  (await openTab()).write('a long letter');
  const next = await openTab(forbidden);
  expect(next.found).toBe('a long letter');
  next.write('');
  expect((await openTab()).found).toBe('');
});
