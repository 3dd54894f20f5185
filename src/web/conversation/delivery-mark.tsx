// Behind one's own words: a clock while they wait, a check once they are in the log.
import type { Delivery } from '../../client/state.ts';
import { Icon } from '../icons.tsx';
import { conversationText } from '../strings-conversation.ts';

/** `null`: it is in the log. */
export function DeliveryMark({ delivery }: { readonly delivery: Delivery | null }) {
  if (delivery === null) return <Mark icon="check" label={conversationText.delivery.sent} />;
  const label = waitingLabel(delivery);
  return label === null ? null : <Mark icon="clock" label={label} />;
}

function waitingLabel({ status }: Delivery): string | null {
  if (status === 'queued') return conversationText.delivery.waiting;
  if (status === 'sending') return conversationText.delivery.sending;
  return status === 'delayed' ? conversationText.delivery.delayed : null;
}

/** The clock appears after 400 ms, by style: most posts are in the log before, and a flicker would only worry. */
function Mark({ icon, label }: { readonly icon: 'check' | 'clock'; readonly label: string }) {
  return (
    <span class={`delivery-mark ${icon}`} title={label}>
      <Icon name={icon} size={13} />
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
