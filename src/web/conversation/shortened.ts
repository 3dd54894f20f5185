// A long message as it is read out or quoted. Pure.

/** Of a long message its beginning is enough; the list has the rest. */
const SAID_CHARACTERS = 240;

export function shortened(text: string, most = SAID_CHARACTERS): string {
  const characters = Array.from(text.slice(0, (most + 1) * 2));
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
