// All keys that do something, in one list, and the switch for those of a single key. Fetched late.
import { Fragment } from 'preact';
import { ModalDialog } from '../modal-dialog.tsx';
import { changeSettings, settings } from '../settings-store.ts';
import { paletteText } from '../strings-palette.ts';
import { KeyCaps } from './key-caps.tsx';
import { isSingleKey } from './key-names.ts';
import { SHORTCUTS, type ShortcutRow, type ShortcutSection } from './shortcut-rows.ts';

const { keys: words } = paletteText;

export function ShortcutsDialog() {
  return (
    <ModalDialog heading={words.heading}>
      {!settings.value.singleKeys && <SingleKeysOff />}
      <div class="shortcuts">
        {SHORTCUTS.map((section) => (
          <Section key={section.heading} {...section} />
        ))}
      </div>
    </ModalDialog>
  );
}

function SingleKeysOff() {
  return (
    <p class="shortcuts-off">
      {words.singleOff}
      <button type="button" class="button" onClick={() => changeSettings({ singleKeys: true })}>
        {words.turnOn}
      </button>
    </p>
  );
}

function Section({ heading, rows }: ShortcutSection) {
  return (
    <section>
      <h3>{heading}</h3>
      <dl>
        {rows.map((row) => (
          <Row key={row.label} {...row} />
        ))}
      </dl>
    </section>
  );
}

/** A key that was turned off is not promised. */
function Row({ label, keys }: ShortcutRow) {
  const working = keys.filter((notation) => settings.value.singleKeys || !isSingleKey(notation));
  if (working.length === 0) return null;
  return (
    <div class="shortcut">
      <dt>{label}</dt>
      <dd>
        {working.map((notation, index) => (
          <Fragment key={notation}>
            {index > 0 && <span class="shortcut-or">{words.or}</span>}
            <KeyCaps notation={notation} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
