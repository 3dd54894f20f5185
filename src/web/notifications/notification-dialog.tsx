// Behind the bell of a room: what of it the person is told. Fetched late.
import { ModalDialog } from '../modal-dialog.tsx';
import { notificationText } from '../strings-notifications.ts';
import { NotificationSettings } from './notification-settings.tsx';

export function NotificationDialog({ room }: { room: string }) {
  return (
    <ModalDialog heading={notificationText.heading}>
      <NotificationSettings room={room} />
    </ModalDialog>
  );
}
