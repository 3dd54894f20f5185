// A text of any length as the messages it becomes.
import { MAX_HOOK_MESSAGES } from '../../protocol/hooks/hook-wish.ts';
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import { splitText } from '../../protocol/split-text.ts';
import { isBlank, normaliseText, type TextError } from '../../protocol/text.ts';

export function messagesOf(raw: string, most: number = MAX_HOOK_MESSAGES): Result<string[], TextError> {
  const text = normaliseText(raw, Number.POSITIVE_INFINITY);
  if (!text.ok) return text;
  const parts = splitText(text.value, MAX_TEXT_CODE_POINTS, most);
  return parts === null ? failure('textTooLong') : success(parts.filter((part) => !isBlank(part)));
}
