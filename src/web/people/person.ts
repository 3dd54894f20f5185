// Someone as the list of people shows them. Whoever is present fits, and so does who was here before.
import type { MemberId } from '../../protocol/ids.ts';
import type { Present } from '../../protocol/members.ts';

export interface Person {
  readonly member: MemberId;
  readonly name: string;
  /** `gone`: their messages are here, they are not. */
  readonly state: Present['state'] | 'gone';
  readonly marks?: readonly string[] | undefined;
}
