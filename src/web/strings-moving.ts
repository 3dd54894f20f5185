// Every word about being the same person on another device, fetched with its dialog: see strings.ts.
import type { Entry } from './strings.ts';

export const movingText = {
  open: 'You on another device',
  openHint: 'Be the same person in another browser or in a terminal.',
  heading: 'You on another device',

  away: 'Take yourself along',
  warning:
    'Whoever has this link or code is you: they can write as you in every room, and nobody can take that back. Show it to no one.',
  show: 'Show link and code',
  hide: 'Hide',
  scan: 'Scan with your other device',
  link: 'Link for another browser',
  code: 'Code for a terminal',
  codeHint: 'There: ajar key import',
  picture: 'QR code of the link',
  copy: 'Copy',
  copied: 'Copied. Do not leave it lying about.',
  notCopied: 'Copy did not work here. It is selected: copy it by hand.',
  notKept: 'This browser keeps nothing on this device, so there is no key to move.',

  here: 'Bring yourself here',
  came: 'The link brought a key with it. Only go on if it is your own.',
  typed: 'Link or code from your other device',
  typedHint: 'In a terminal, ajar key export writes the code.',
  name: 'What you are called there',
  nameHint: 'So that nobody wonders.',
  goOn: 'Continue',
  errors: {
    notACode: 'That is neither such a link nor a code: a code begins with ajar-key-1.',
    otherVersion: 'That code was made by another version of Ajar. Reload both pages and make a new one.',
    wrongLength: 'Characters are missing or too many. Copy all of it.',
    mistyped: 'A character is wrong. Copy the code rather than typing it.',
  },
  already: 'That is who you are here already.',

  sure: 'Become this person here?',
  becomes: (name: string, badge: string) => `You will be ${name}, with the fingerprint ${badge}.`,
  loses:
    'The key you have here is gone then, unless another device has it, and so is what is not sent yet. What you said stays in its rooms. All tabs of Ajar here are loaded anew.',
  yes: 'Become this person',
  failed: 'This browser keeps nothing on this device, so it cannot take your key.',
} as const satisfies Entry;
