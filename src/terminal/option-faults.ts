// What is wrong with the options of a command line, in a sentence: Node's own are long, and about programs. Pure.
import { nearestWord } from './nearest-word.ts';

export function optionFault(error: unknown, known: readonly string[]): string {
  if (!(error instanceof Error)) return String(error);
  const option = /'(-[^',\s=<]*)/.exec(error.message)?.[1];
  if (option === undefined || !('code' in error)) return error.message;
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Unknown option ${option}${suggestion(option, known)}`;
  return error.message.includes('does not take') ? `${option} takes no value` : `${option} wants a value`;
}

function suggestion(option: string, known: readonly string[]): string {
  const nearest = nearestWord(option.replace(/^-+/, ''), known);
  return nearest === null ? '' : ` (did you mean --${nearest}?)`;
}
