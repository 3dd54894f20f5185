// The composer's aids, put together. Fetched late: see `aids.ts`.
import { computed, signal } from '@preact/signals';
import type { ShortcodeTable } from '../../client/shortcodes.ts';
import { unreachable } from '../../protocol/result.ts';
import { isBlank } from '../../protocol/text.ts';
import { knownShortcodes, shortcodesInTime } from '../emoji/known-shortcodes.ts';
import { pickEmoji } from '../emoji/pick-emoji.ts';
import { composerText } from '../strings-composer.ts';
import type { AidedComposer, Aids } from './aids.ts';
import { CommandHelp } from './command-help.tsx';
import { makeCompletion } from './completion/completion.ts';
import { CompletionList } from './completion/completion-list.tsx';
import { typeInto } from './formatting/change-field.ts';
import { pasteOver, pressFormat } from './formatting/format-field.ts';
import { type KeyMeaning, meaningOfKey } from './key-meaning.ts';
import { ModeBanner } from './mode-banner.tsx';
import { makeModeTurns } from './mode-turns.ts';
import { watchPause } from './post-pause.ts';
import { refuseFiles } from './refuse-files.ts';
import { refused, type Submission } from './submit-text.ts';
import { submitWritten } from './submit-written.ts';
import { noteLength } from './text-length.ts';

export function makeAids(composer: AidedComposer): Aids {
  const { engine, field, scroller, mode, forgive } = composer;
  const state = signal(engine.state);
  const stopFollowing = engine.subscribe((now) => {
    state.value = now;
  });
  const isHelpOpen = signal(false);
  const turns = makeModeTurns(composer);
  const completion = makeCompletion({ field, state, takesCommands: () => mode.peek().kind !== 'edit' });
  const pause = watchPause(state, forgive);
  const files = refuseFiles(composer.refused);

  const closeHelp = () => {
    const wasOpen = isHelpOpen.peek();
    isHelpOpen.value = false;
    return wasOpen;
  };
  const showHelp = () => {
    isHelpOpen.value = true;
  };
  const write = (raw: string, shortcodes: ShortcodeTable): Submission => {
    const chosen = completion.chosen();
    const submission = submitWritten(raw, { engine, mode: mode.peek(), chosen, shortcodes, showHelp });
    if (submission.status === 'taken') completion.forgetChosen();
    return submission;
  };
  const submit = (raw: string): Submission | Promise<Submission> => {
    if (pause.wait.peek() !== null) return refused(composerText.tooFast);
    if (mode.peek().kind === 'edit' && isBlank(raw)) turns.ask();
    const known = knownShortcodes();
    if (known !== null || !/:[\w+-]+:/.test(raw)) return write(raw, known ?? new Map());
    return shortcodesInTime().then((shortcodes) => write(raw, shortcodes));
  };
  const act = (meaning: Exclude<KeyMeaning, 'newLine'>): boolean => {
    switch (meaning) {
      case 'leave':
        return closeHelp() || turns.leave();
      case 'editLast':
        return turns.editLast();
      case 'pageUp':
        return scrollPage(scroller.current, -1);
      case 'pageDown':
        return scrollPage(scroller.current, 1);
      default:
        return unreachable(meaning);
    }
  };
  const press = (event: KeyboardEvent): boolean => {
    const meaning = meaningOfKey(event, { text: field.value, caret: field.selectionEnd });
    if (meaning === null) return pressFormat(field, event);
    // The browser writes the new line itself.
    if (meaning === 'newLine') return true;
    const isDone = act(meaning);
    if (isDone) event.preventDefault();
    return isDone;
  };
  return {
    ...{ submit, edit: turns.edit, reply: turns.reply, takeBack: turns.takeBack },
    ...{ mention: completion.mention, wait: pause.wait },
    length: computed(() => noteLength(composer.text.value)),
    Above: () => (
      <>
        {isHelpOpen.value && <CommandHelp onClose={closeHelp} />}
        <CompletionList completion={completion} />
        <ModeBanner
          {...{ engine, state, mode }}
          isEmptied={turns.isEmptied}
          onLeave={turns.leave}
          onDelete={turns.erase}
        />
      </>
    ),
    keyDown: (event) => completion.keyDown(event) || press(event),
    paste(event) {
      if (!files.paste(event)) pasteOver(field, event);
    },
    follow() {
      turns.follow();
      completion.follow();
    },
    pickEmoji: (anchor) => void pickEmoji(anchor, (emoji) => typeInto(field, emoji)),
    stop() {
      stopFollowing();
      completion.stop();
      pause.stop();
      files.stop();
    },
  };
}

/** A little less than what is seen, so that the eye finds its place. */
function scrollPage(scroller: HTMLElement | null, pages: number): boolean {
  scroller?.scrollBy({ top: pages * 0.9 * scroller.clientHeight });
  return scroller !== null;
}
