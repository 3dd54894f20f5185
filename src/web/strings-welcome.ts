// What an empty room says, fetched beside the first script: see strings.ts.
import type { Entry } from './strings.ts';

export const welcomeText = {
  heading: 'The door is ajar',
  lead: 'Nobody has said anything yet. Send this link to whoever should come in.',
  tips: [
    ['history', 'Whoever comes later can read what was said.'],
    ['pencil', 'Give the room a title at the top.'],
    ['terminal', 'Any WebSocket client can join from a terminal.'],
  ],
} as const satisfies Entry;
