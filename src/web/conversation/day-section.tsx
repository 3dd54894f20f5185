// One day: its pill as a heading, its rows, and a chip of the same words that stays at the top while one scrolls.
import type { MemberId } from '../../protocol/ids.ts';
import type { MemberFacts } from '../../protocol/members.ts';
import { dayLabel } from './day-labels.ts';
import type { Day, Row } from './group-rows.ts';
import { hasSameFields, memo } from './memo.ts';
import { MessageRow } from './message-row.tsx';
import type { RowActions } from './row-actions.ts';
import { SystemRow } from './system-row.tsx';
import type { You } from './you.ts';

export interface DaySectionProps {
  readonly day: Day;
  readonly today: number;
  readonly members: ReadonlyMap<MemberId, MemberFacts>;
  readonly you: You;
  /** Key of the row that has the list's tab stop. */
  readonly currentRow: string | null;
  readonly actions: RowActions;
}

export function DaySection({ day, today, members, you, currentRow, actions }: DaySectionProps) {
  const label = dayLabel(day.at, today);
  return (
    <div class="day">
      <div class="day-chip" aria-hidden="true">
        <span>{label}</span>
      </div>
      <h2 class="day-heading" id={`day-${day.key}`}>
        <time dateTime={day.key}>{label}</time>
      </h2>
      <ol class="day-rows" aria-labelledby={`day-${day.key}`}>
        {day.rows.map((row) => (
          <RowView
            key={row.key}
            row={row}
            facts={factsOf(row.by, members, you)}
            originalFacts={originalFacts(row, members, you)}
            you={you}
            current={row.key === currentRow}
            actions={actions}
          />
        ))}
      </ol>
    </div>
  );
}

/** Who said what a row answers. */
function originalFacts(
  { original }: Row,
  members: DaySectionProps['members'],
  you: DaySectionProps['you'],
): MemberFacts | undefined {
  return original === null || typeof original === 'string' ? undefined : factsOf(original.by, members, you);
}

/** Before the room knows the reader, their own rows already have a name. */
function factsOf(
  by: MemberId,
  members: DaySectionProps['members'],
  you: DaySectionProps['you'],
): MemberFacts | undefined {
  return members.get(by) ?? (by === you.member ? ownFacts(you) : undefined);
}

const own = new WeakMap<object, MemberFacts>();

function ownFacts(you: DaySectionProps['you']): MemberFacts {
  const facts = own.get(you) ?? { name: you.name };
  own.set(you, facts);
  return facts;
}

interface RowViewProps {
  readonly row: Row;
  readonly facts: MemberFacts | undefined;
  readonly originalFacts: MemberFacts | undefined;
  readonly you: You;
  readonly current: boolean;
  readonly actions: RowActions;
}

/** Rows are made anew from the log each time: those with the same content are the same. */
const RowView = memo(
  ({ row, ...rest }: RowViewProps) =>
    row.content.type === 'text' || row.content.type === 'deleted' ? (
      <MessageRow row={row} content={row.content} {...rest} />
    ) : (
      <SystemRow row={row} {...rest} />
    ),
  (before, now) =>
    hasSameFields(before.row, now.row) &&
    before.facts === now.facts &&
    before.originalFacts === now.originalFacts &&
    hasSameFields(before.you, now.you) &&
    before.current === now.current &&
    before.actions === now.actions,
);
