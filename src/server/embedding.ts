// Which other sites may show a room in a frame: those that EMBED_ORIGINS lists; none unless it lists any.
import { listedOrigins } from './listed.ts';

export interface Embedding {
  /** Origins of sites that may show rooms in a frame, separated by spaces or commas. */
  readonly EMBED_ORIGINS?: string;
}

/** An origin as a policy may name it, with a wildcard for subdomains at most: nothing that could end the directive. */
const ORIGIN = /^https?:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$/i;

/** Empty where the answer is not asked for as one to embed. */
export function framersOf(url: string, variable: string | undefined): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  if (!pathname.startsWith('/room/') || searchParams.get('embed') !== '1') return [];
  return listedOrigins(variable).filter((origin) => ORIGIN.test(origin));
}
