// Every word about webhooks, fetched with them: see strings.ts.
import type { Entry } from './strings.ts';

export const hookText = {
  heading: 'Webhooks',
  explain: 'Let other programs post here, or be told what is said.',
  none: 'There are none in this room.',
  loading: 'Asking the room…',
  failed: 'The room did not answer.',
  tryAgain: 'Try again',

  add: 'Add a webhook',
  kind: 'What it does',
  kinds: { incoming: 'Posts here', outgoing: 'Is told' },
  name: 'Its name',
  nameHint: 'Its messages come under this name, marked as a bot’s.',
  nameBad: '1 to 32 characters, without a colon.',
  url: 'Where it is told',
  urlHint: 'A public https address. It gets every message, or only those that call its name.',
  hears: 'What it hears',
  hearing: { all: 'Everything', mentions: 'Mentions of its name' },
  make: 'Add',

  madeUrl: 'Post to this address',
  madeUrlHint: 'Shown only now. It takes what Slack’s webhooks take, and plain text.',
  madeSecret: 'Key of its signatures',
  madeSecretHint: 'Shown only now. Whoever receives checks with it that messages come from here.',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Copy did not work here. It is selected: copy it by hand.',

  never: 'never used',
  used: (day: string) => `last used ${day}`,
  states: { on: '', gone: 'ended by its receiver', gaveUp: 'given up: nobody answered for a day' },
  revoke: 'Revoke',
  revokeNamed: (name: string) => `Revoke ${name}`,
  revoked: (name: string) => `${name} is revoked.`,

  problems: {
    tooManyHooks: 'This room has ten already.',
    tooManyOfYours: 'You have three in this room already. Revoke one first.',
    hookTargetBad: 'That is not a public https address.',
    nameBad: 'That name cannot be used.',
    badTime: 'The clock of this device is wrong. Set it, and reload the page.',
    tooFast: 'That was too fast. Try again in a moment.',
  },
} as const satisfies Entry;
