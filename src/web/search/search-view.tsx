// The search: its dialog while it is open, and the way back while the reader looks at a message that it found.
import { overlay } from '../overlay.ts';
import type { Session } from '../session.ts';
import { SearchDialog } from './search-dialog.tsx';
import { searchModel } from './search-model.ts';
import { VisitBar } from './visit-bar.tsx';

export function SearchView({ session }: { session: Session }) {
  const { visit } = searchModel(session.engine);
  if (overlay.value?.kind === 'search') return <SearchDialog session={session} />;
  return overlay.value === null && visit.value !== null ? <VisitBar session={session} /> : null;
}
