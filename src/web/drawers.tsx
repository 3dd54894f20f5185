// The columns of a wide window, as drawers in a narrow one. Fetched late.
import { ModalDialog } from './modal-dialog.tsx';
import type { Overlay } from './overlay.ts';
import { PeoplePanel } from './people/people-panel.tsx';
import type { Session } from './session.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { text } from './strings.ts';

export interface DrawersProps {
  readonly open: Extract<Overlay, { readonly kind: 'rooms' | 'people' }>;
  /** The open room, if there is one. */
  readonly session: Session | null;
}

export function Drawers({ open, session }: DrawersProps) {
  if (open.kind === 'rooms') {
    return (
      <ModalDialog heading={text.sidebar.label} place="start">
        <Sidebar session={session} />
      </ModalDialog>
    );
  }
  return (
    session && (
      <ModalDialog heading={text.people.label} place="end">
        <PeoplePanel state={session.state} />
      </ModalDialog>
    )
  );
}
