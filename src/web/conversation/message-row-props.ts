// What the row of a message is drawn from.
import type { MemberFacts } from '../../protocol/members.ts';
import type { Row } from './group-rows.ts';
import type { RowActions } from './row-actions.ts';
import type { RowContent } from './row-content.ts';
import type { You } from './you.ts';

export interface MessageRowProps {
  readonly row: Row;
  readonly content: Extract<RowContent, { readonly type: 'text' | 'deleted' }>;
  readonly facts: MemberFacts | undefined;
  /** Who said what this answers. */
  readonly originalFacts: MemberFacts | undefined;
  readonly you: You;
  /** Has the list's tab stop. */
  readonly current: boolean;
  readonly actions: RowActions;
}
