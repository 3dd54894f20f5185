// Every word of notifications and of the choices about them, fetched with them: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const notificationText = {
  heading: 'Notifications',
  words: {
    said: (author: string, text: string) => `${author}: ${text}`,
    mention: (author: string, room: string) => `${author} mentioned you in ${room}`,
    latest: (said: string, others: number) => `${said} (+${formatCount(others)})`,
    called: 'Someone mentioned you',
    many: (n: number) => `${formatCount(n)} new ${plural(n, { one: 'message', other: 'messages' })}`,
  },
  permission: {
    explain:
      'Ajar can tell you of messages while you are in another window. It works as long as a tab of the room is open.',
    turnOn: 'Turn on notifications',
    on: 'Show notifications',
    onHint: 'On this device, while a tab of the room is open.',
    denied: 'This browser blocks notifications from Ajar.',
    unsupported:
      'This browser shows no notifications from web pages. The tab’s title and icon still say when there is something new.',
    recovery: {
      chromium:
        'To allow them: select the sign at the left of the address, then Notifications, then Allow. Reload afterwards.',
      firefox:
        'To allow them: select the sign at the left of the address and clear the blocked permission, then turn them on here.',
      safari: 'To allow them: Safari, Settings, Websites, Notifications, then Allow for this site.',
      other:
        'To allow them: open what your browser knows about this site, beside the address, and allow notifications.',
    },
  },
  level: {
    label: 'Tell me about',
    names: { all: 'Everything', mentions: 'Mentions', none: 'Nothing' },
    hint: 'In this room. Mentions are messages with @ and your name.',
  },
  sounds: {
    label: 'Sound',
    names: { all: 'With each', mentions: 'Mentions', off: 'Off' },
    volume: 'Volume',
    listen: 'Listen',
  },
  privacy: {
    label: 'Hide what is said',
    hint: 'Notifications name the room only.',
  },
} as const satisfies Entry;
