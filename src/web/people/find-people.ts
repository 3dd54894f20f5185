// Whose name matches what was typed. Pure.
import { folded } from '../folded.ts';
import type { Person } from './person.ts';

export function peopleCalled<P extends Pick<Person, 'name'>>(people: readonly P[], typed: string): readonly P[] {
  const wanted = folded(typed.trim());
  return wanted === '' ? people : people.filter(({ name }) => folded(name).includes(wanted));
}
