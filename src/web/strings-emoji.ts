// The words of the emoji picker, in the shape its package asks for. See strings.ts.
import type { I18n } from 'emoji-picker-element/shared';

export const emojiText = {
  regionLabel: 'Emoji',
  categoriesLabel: 'Kinds of emoji',
  favoritesLabel: 'Used often',
  searchLabel: 'Search emoji',
  searchDescription: 'When there are results, press up or down to select and Enter to choose.',
  searchResultsLabel: 'Results',
  skinToneLabel: 'Choose a skin tone (now {skinTone})',
  skinToneDescription: 'When open, press up or down to select and Enter to choose.',
  skinTonesLabel: 'Skin tones',
  skinTones: ['Default', 'Light', 'Medium light', 'Medium', 'Medium dark', 'Dark'],
  loadingMessage: 'Loading…',
  networkErrorMessage: 'The emoji did not load. Check your connection and try again.',
  emojiUnsupportedMessage: 'This browser cannot show emoji in colour.',
  categories: {
    custom: 'Of this place',
    'smileys-emotion': 'Smileys and feelings',
    'people-body': 'People and bodies',
    'animals-nature': 'Animals and nature',
    'food-drink': 'Food and drink',
    'travel-places': 'Travel and places',
    activities: 'Activities',
    objects: 'Objects',
    symbols: 'Signs',
    flags: 'Flags',
  },
} satisfies I18n;
