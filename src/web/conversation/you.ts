// The reader, as rows need to know them.
import type { MemberId } from '../../protocol/ids.ts';

export interface You {
  readonly member: MemberId;
  readonly name: string;
}
