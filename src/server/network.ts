// Whose an address is: an IPv6 line has 2^64 of them, so its /64 counts as one, as an IPv4 address does.

/** What is no address stays as it is. */
export function networkOf(address: string): string {
  const groups = address.includes(':') ? groupsOf(address) : null;
  if (groups === null) return address;
  if (isFour(groups)) return asFour(groups);
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight numbers of an IPv6 address in any spelling. */
function groupsOf(address: string): number[] | null {
  const [withoutZone] = address.split('%');
  // The platform's own parser knows every spelling and answers the shortest.
  const host = URL.parse(`http://[${withoutZone}]`)?.hostname.slice(1, -1);
  if (host === undefined) return null;
  const [left = [], right = []] = host.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}

/** An IPv4 address as an IPv6 socket shows it. */
function isFour(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function asFour(groups: readonly number[]): string {
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}
