// When to come back, for the header `Retry-After`: whole seconds.

export function retryAfter(delayMs: number): string {
  return `${Math.max(1, Math.ceil(delayMs / 1_000))}`;
}
