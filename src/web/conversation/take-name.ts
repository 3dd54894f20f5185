// A new name for the person: on this device, so that other rooms learn it too, and in this room.
import type { RoomEngine } from '../../client/state.ts';
import { changeName } from '../identity-store.ts';
import { settleName } from './name-settled.ts';

export function takeName(engine: RoomEngine, name: string): Promise<void> {
  settleName();
  changeName(name);
  return engine.rename(name);
}
