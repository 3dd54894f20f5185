// Names for people who have not chosen one: adjective and animal, warm and short in print.

const ADJECTIVES = [
  'Brave',
  'Quiet',
  'Swift',
  'Blue',
  'Old',
  'Kind',
  'Bright',
  'Calm',
  'Clever',
  'Gentle',
  'Golden',
  'Happy',
  'Honest',
  'Jolly',
  'Keen',
  'Lively',
  'Lucky',
  'Merry',
  'Mild',
  'Noble',
  'Patient',
  'Proud',
  'Rosy',
  'Silver',
  'Sleepy',
  'Steady',
  'Sunny',
  'Tidy',
  'Warm',
  'Wise',
  'Witty',
  'Young',
];
const ANIMALS = [
  'Otter',
  'Heron',
  'Lynx',
  'Wren',
  'Badger',
  'Finch',
  'Fox',
  'Hare',
  'Robin',
  'Seal',
  'Stork',
  'Swan',
  'Toad',
  'Vole',
  'Whale',
  'Wolf',
  'Beaver',
  'Bison',
  'Crane',
  'Dove',
  'Falcon',
  'Gecko',
  'Hedgehog',
  'Ibis',
  'Koala',
  'Lark',
  'Marten',
  'Moose',
  'Owl',
  'Panda',
  'Puffin',
  'Raven',
];

/** One of 1,024 names. `random` gives that many bytes. */
export function makeGuestName(random: (bytes: number) => Uint8Array): string {
  const bytes = random(2);
  return `${pick(ADJECTIVES, bytes[0] ?? 0)} ${pick(ANIMALS, bytes[1] ?? 0)}`;
}

function pick(words: readonly string[], byte: number): string {
  return words[byte % words.length] ?? 'Quiet';
}
