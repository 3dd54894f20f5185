// What the room counts about itself: how much it keeps, how much it slept, how quickly it stores. Sums only.
import { useId, useRef } from 'preact/hooks';
import type { RoomStats } from '../protocol/room-stats.ts';
import { formatBytes, formatDay, formatDuration, formatShare } from './amounts.ts';
import { formatCount } from './plural.ts';
import { dialogText } from './strings-dialogs.ts';
import { type Asked, useRoomStats } from './use-room-stats.ts';

const { numbers: words } = dialogText;

export function RoomNumbers({ room }: { room: string }) {
  const headingId = useId();
  const section = useRef<HTMLElement>(null);
  const { asked, askAgain } = useRoomStats(room);
  const tryAgain = () => {
    // The button that has the focus is about to go.
    section.current?.focus();
    askAgain();
  };
  return (
    <section
      ref={section}
      class="room-numbers"
      aria-labelledby={headingId}
      aria-busy={asked.is === 'loading'}
      tabIndex={-1}
    >
      <h3 id={headingId} class="field-label">
        {words.heading}
      </h3>
      <div class="room-numbers-body">
        <Answer asked={asked} tryAgain={tryAgain} />
      </div>
    </section>
  );
}

function Answer({ asked, tryAgain }: { asked: Asked; tryAgain: () => void }) {
  if (asked.is === 'there') return <Figures stats={asked.stats} />;
  if (asked.is === 'failed') return <Failed tryAgain={tryAgain} />;
  return (
    <span class="spinner late">
      <span class="visually-hidden">{words.loading}</span>
    </span>
  );
}

function Failed({ tryAgain }: { tryAgain: () => void }) {
  return (
    <div class="room-numbers-failed">
      <p class="field-hint" role="alert">
        {words.failed}
      </p>
      <button type="button" class="button" onClick={tryAgain}>
        {words.tryAgain}
      </button>
    </div>
  );
}

function Figures({ stats }: { stats: RoomStats }) {
  if (stats.events === 0) return <p class="field-hint">{words.nothing}</p>;
  return (
    <>
      <dl class="figures">
        {figuresOf(stats).map(([label, figure]) => (
          <div key={label} class="figure">
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <p class="field-hint">{words.since(formatDay(stats.since))}</p>
    </>
  );
}

function figuresOf({ events, floor, members, bytes, asleepShare, wakes, flush }: RoomStats): [string, string][] {
  // How quickly it stores is only known once it stored something since it woke.
  const within = (ms: number) => (flush.count === 0 ? words.unknown : formatDuration(ms));
  return [
    [words.kept, words.entries(events - floor + 1)],
    [words.wrote, formatCount(members)],
    [words.size, formatBytes(bytes)],
    [words.asleep, words.ofTheTime(formatShare(asleepShare))],
    [words.wakes, words.times(wakes)],
    [words.typical, within(flush.p50Ms)],
    [words.slowest, within(flush.p99Ms)],
  ];
}
