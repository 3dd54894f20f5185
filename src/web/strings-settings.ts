// Every word of the settings, fetched with them: see strings.ts.
import type { Entry } from './strings.ts';

export const settingsText = {
  heading: 'Settings',

  you: 'You',
  name: 'Your name',
  nameHint: 'Shown beside what you write.',
  rename: 'Change name',
  renamed: (name: string) => `You are ${name} now.`,
  fingerprint: 'Your fingerprint',

  look: 'Look',
  theme: 'Appearance',
  themes: { system: 'Device', light: 'Light', dark: 'Dark' },
  density: 'Messages',
  densities: { cosy: 'Cosy', compact: 'Compact' },
  textSize: 'Text size',
  textSizes: { 90: 'Small', 100: 'Normal', 115: 'Large', 130: 'Larger' },
  clock: 'Clock',
  clocks: { device: 'Device', h12: '12 hours', h23: '24 hours' },

  writing: 'Writing',
  enterKey: 'Enter in the message field',
  enterKeys: { device: 'Device', send: 'Sends', newline: 'New line' },
  enterKeyHint: 'Ctrl+Enter always sends. Device: a keyboard on the screen makes a new line.',

  reading: 'Reading',
  follow: 'Scroll along with new messages',
  followHint: 'Off: the list stays where you are.',
  nameLines: 'Show new names',
  nameLinesHint: 'A line in the conversation when people change what they are called.',
  announce: 'Read new messages out',
  announceHint: 'For screen readers.',

  notifications: 'Notifications and sounds',

  keyboard: 'Keyboard',
  singleKeys: 'Shortcuts of a single key',
  singleKeysHint: 'Such as ? and /, and j and k in the list of messages.',
  allShortcuts: 'All shortcuts',

  device: 'This device',
  forget: 'Forget me on this device',
  forgetHint:
    'Removes your key, drafts, unsent messages and the list of rooms. What you already said stays in its rooms.',
  forgetSure: 'Your key cannot be brought back. You will be someone new here.',
  forgetYes: 'Forget me',
  forgetFailed: 'The browser did not remove it. Clear what it keeps of this site in its own settings.',
} as const satisfies Entry;
