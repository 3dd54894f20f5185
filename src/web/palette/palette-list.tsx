// What the palette found, in groups while nothing is typed. The focus stays in the field: options are pointed at from there.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isUnguessable } from '../../protocol/room-id.ts';
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icons.tsx';
import { paletteText } from '../strings-palette.ts';
import type { PaletteItem } from './items.ts';
import { KeyCaps } from './key-caps.tsx';
import type { Listed } from './palette-choice.ts';
import { pick } from './pick.ts';

export interface PaletteListProps {
  readonly groups: readonly Listed[];
  readonly listId: string;
  readonly current: PaletteItem | undefined;
}

export function PaletteList({ groups, listId, current }: PaletteListProps) {
  return (
    <div id={listId} class="palette-list" role="listbox" aria-label={paletteText.results}>
      {groups.map(({ kind, items }) => {
        const options = items.map((item) => (
          <Option key={item.key} id={optionId(listId, item)} item={item} current={item === current} />
        ));
        return kind === null ? options : <Group key={kind} heading={paletteText.kinds[kind]} options={options} />;
      })}
    </div>
  );
}

/** Ids of elements hold no spaces. */
export function optionId(listId: string, { key }: PaletteItem): string {
  return `${listId}-${key.replaceAll(' ', '-')}`;
}

function Group({ heading, options }: { heading: string; options: readonly JSX.Element[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a listbox there is no other way to group options.
    <div role="group" aria-label={heading}>
      <p class="palette-heading" aria-hidden="true">
        {heading}
      </p>
      {options}
    </div>
  );
}

function Option({ id, item, current }: { id: string; item: PaletteItem; current: boolean }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the field, which points here.
    <div
      ref={row}
      id={id}
      class="palette-option"
      role="option"
      tabIndex={-1}
      aria-selected={current}
      onMouseDown={keepFocus}
      onClick={() => pick(item)}
    >
      <Face item={item} />
      <bdi class="palette-label">{item.label}</bdi>
      <Note item={item} />
    </div>
  );
}

/** In the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function Face({ item }: { item: PaletteItem }) {
  if (item.kind === 'person') return <Avatar member={item.member} name={item.label} size={20} />;
  if (item.kind === 'action') return <Icon name="arrowRight" size={16} />;
  return <Icon name={isUnguessable(item.room) ? 'link' : 'hash'} size={16} />;
}

function Note({ item }: { item: PaletteItem }) {
  if (item.kind === 'person') return <span class="palette-note">{paletteText.mention}</span>;
  return item.kind === 'action' && item.keys !== null ? <KeyCaps notation={item.keys} /> : null;
}
