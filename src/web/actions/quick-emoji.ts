// The five reactions at hand; the first two are in the toolbar itself. Always the same, so that hands find them.

export const QUICK_EMOJI = ['👍', '🎉', '❤️', '😂', '👀'] as const;
export const TOOLBAR_EMOJI = QUICK_EMOJI.slice(0, 2);
