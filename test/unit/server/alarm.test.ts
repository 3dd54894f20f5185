// The object's one alarm on a storage that fails now and then.
import { expect, it } from 'vitest';
import { Alarm } from '../../../src/server/alarm.ts';

/** The next call of a method named here is rejected. */
class FlakyStorage {
  at: number | null = null;
  fails: 'getAlarm' | 'setAlarm' | null = null;

  async getAlarm(): Promise<number | null> {
    this.#failIf('getAlarm');
    return this.at;
  }

  async setAlarm(at: number): Promise<void> {
    this.#failIf('setAlarm');
    this.at = at;
  }

  #failIf(method: 'getAlarm' | 'setAlarm'): void {
    if (this.fails !== method) return;
    this.fails = null;
    throw new Error('The storage is away');
  }
}

it('[G14] an alarm that could not be set keeps no later one from being set', async () => {
  const storage = new FlakyStorage();
  const alarm = new Alarm(storage);
  storage.fails = 'setAlarm';
  await expect(alarm.ringBy(60)).rejects.toThrow('away');
  await alarm.ringBy(90);
  expect(storage.at).toBe(90);
  await alarm.ringBy(100);
  expect(storage.at).toBe(90);
});

it('[G14] an alarm that could not be read is read again, and none that was set is put off', async () => {
  const storage = new FlakyStorage();
  storage.at = 50;
  const alarm = new Alarm(storage);
  storage.fails = 'getAlarm';
  await expect(alarm.ringBy(60)).rejects.toThrow('away');
  await alarm.ringBy(60);
  expect(storage.at).toBe(50);
  await alarm.ringBy(40);
  expect(storage.at).toBe(40);
});
