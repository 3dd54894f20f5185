// The dialogs that are fetched together, late: one file more in the first load would cost more than they weigh.
import { AliasDialog } from './alias-dialog.tsx';
import { DetailsDialog } from './details-dialog.tsx';
import type { Overlay } from './overlay.ts';
import type { Session } from './session.ts';

export interface DialogsProps {
  readonly open: Extract<Overlay, { readonly kind: 'alias' | 'details' }>;
  /** The open room, if there is one. */
  readonly session: Session | null;
}

export function Dialogs({ open, session }: DialogsProps) {
  if (open.kind === 'alias') return <AliasDialog room={open.room} />;
  return session && <DetailsDialog engine={session.engine} />;
}
