// A new name for the person: on this device, so that other rooms learn it too, and in the open room if there is one.
import type { RoomEngine } from '../client/state.ts';
import { settleName } from './conversation/name-settled.ts';
import { changeName } from './identity-store.ts';

export async function takeName(engine: RoomEngine | null, name: string): Promise<void> {
  settleName();
  changeName(name);
  await engine?.rename(name);
}
