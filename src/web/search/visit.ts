// Going from a result to its message in the conversation, and back.
import type { Seq } from '../../protocol/ids.ts';
import { placeOfMessage } from '../conversation/go-to-message.ts';
import { closeOverlay } from '../overlay.ts';
import type { Session } from '../session.ts';
import { originOf } from './origin.ts';
import { searchModel } from './search-model.ts';

export function visitMessage({ engine, wanted }: Session, seq: Seq): void {
  const { visit } = searchModel(engine);
  visit.value ??= originOf(engine.state);
  closeOverlay();
  // The dialog gives the focus back as it closes; the message takes it after that.
  requestAnimationFrame(() => {
    wanted.value = placeOfMessage(seq);
  });
}

export function goBack({ engine, wanted }: Session): void {
  const { visit } = searchModel(engine);
  if (visit.peek() !== null) wanted.value = visit.peek();
  visit.value = null;
}
