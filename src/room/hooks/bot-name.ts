// What a bot is called: as its message asks, as near to it as names may be, or as its hook is called.
import { isEmoji } from '../../protocol/emoji.ts';
import { MAX_NAME_GRAPHEMES } from '../../protocol/limits.ts';
import { normaliseName } from '../../protocol/names.ts';

export function botName(wished: string, icon: string, hookName: string): string {
  const name = fitting(wished) ?? hookName;
  const withIcon = isEmoji(icon) ? normaliseName(`${icon} ${name}`) : null;
  return withIcon?.ok ? withIcon.value : name;
}

/** `GitHub: builds` is `GitHub builds`: a colon would end the name where people read lines. */
function fitting(wished: string): string | null {
  const clean = wished.replace(/[:*]+/g, ' ').replace(/\p{Cc}+/gu, ' ');
  for (const candidate of [wished, clean, Array.from(clean).slice(0, MAX_NAME_GRAPHEMES).join('')]) {
    const name = normaliseName(candidate);
    if (name.ok) return name.value;
  }
  return null;
}
