// Picks the word form that goes with a number, by the language's own rules.

const rules = new Intl.PluralRules('en');

export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  return rules.select(count) === 'one' ? forms.one : forms.other;
}

const numbers = new Intl.NumberFormat('en');

/** 12345 → `12,345`. */
export function formatCount(count: number): string {
  return numbers.format(count);
}
