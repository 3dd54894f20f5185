// The lists in variables of the deployment: parts between spaces or commas.

export function listed(variable: string | undefined): string[] {
  return (variable ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

/**
 * The origins in such a list. An address of the web stands for its origin, whatever follows that; what else browsers may
 * name as one, such as an extension, is as it is written.
 */
export function listedOrigins(variable: string | undefined): string[] {
  return listed(variable).map((part) => (/^https?:/i.test(part) ? (URL.parse(part)?.origin ?? part) : part));
}
