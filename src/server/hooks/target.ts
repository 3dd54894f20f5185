// Where an outgoing hook may lead: to a public name over https, or to an origin that the deployment lists. Pure.
//
// A name may still resolve to a private address. On Cloudflare there is nothing private to reach; on a machine of one's own
// `tools/outbound.ts` looks at what is connected to.
import { failure, type Result, success } from '../../protocol/result.ts';

/** Names that mean this machine or this network, by their last labels. */
const PRIVATE = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'home.arpa',
  'test',
  'invalid',
  'onion',
];

/** The parser has turned every other spelling of an IPv4 address into this one. */
const IPV4 = /^\d+(?:\.\d+){3}$/;

/** `listed`: origins of the var HOOK_TARGETS. */
export function judgeTarget(address: string, listed: readonly string[]): Result<URL, 'hookTargetBad'> {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return failure('hookTargetBad');
  url.hash = '';
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (isWeb && listed.includes(url.origin)) return success(url);
  return url.protocol === 'https:' && url.port === '' && isPublicName(url.hostname)
    ? success(url)
    : failure('hookTargetBad');
}

/** Addresses in numbers are refused whatever their range: a public service has a name, and a certificate for it. */
function isPublicName(hostname: string): boolean {
  const name = withoutEnd(hostname);
  if (name.startsWith('[') || IPV4.test(name) || !name.includes('.')) return false;
  // No name has an empty part, but who resolves `localhost..` may be lenient.
  if (name.split('.').includes('')) return false;
  return !PRIVATE.some((ending) => name === ending || name.endsWith(`.${ending}`));
}

/** Whether it leads to this host, with its port, as a request names it. */
export function isAt(target: URL, host: string): boolean {
  return withoutEnd(target.hostname) === withoutEnd(host.replace(/:\d+$/, '')) && target.port === portOf(host);
}

/** A name that ends in its root's dot is the same name. */
function withoutEnd(name: string): string {
  return name.replace(/\.$/, '');
}

function portOf(host: string): string {
  return /:(\d+)$/.exec(host)?.[1] ?? '';
}
