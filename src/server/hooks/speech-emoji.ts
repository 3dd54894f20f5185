// Emoji in what a hook says. Their names are one of the deployment's static files, asked for when a hook first says what may
// be one: the Worker's own script, which is loaded for every room, need not carry them.
import { type EmojiNames, hasNames, named } from '../../room/hooks/emoji-names.ts';
import type { Environment } from '../environment.ts';
import { reportFault } from '../report.ts';
import type { Speech } from './speech.ts';

const FILE = '/emoji-names.json';
const NONE: EmojiNames = new Map();

/** Only what has come is shared: a request that is broken off would leave the others waiting. */
let known: EmojiNames | null = null;

/** Where the names cannot be had now, what was said is posted as it is, and the next message asks again. */
export async function withEmoji(speech: Speech, environment: Environment, url: string): Promise<Speech> {
  const { text, icon } = speech;
  if (!hasNames(text) && !hasNames(icon)) return speech;
  const names = known ?? (await fetchNames(environment, url).catch(unnamed));
  return { ...speech, text: named(text, names), icon: named(icon, names) };
}

async function fetchNames({ ASSETS }: Environment, url: string): Promise<EmojiNames> {
  const file = await ASSETS.fetch(new URL(FILE, url));
  if (!file.ok) throw new Error(`${FILE} was answered ${file.status}`);
  known = new Map(Object.entries(await file.json<Record<string, string>>()));
  return known;
}

function unnamed(fault: unknown): EmojiNames {
  reportFault(fault);
  return NONE;
}
