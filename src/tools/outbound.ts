// What the Worker fetches from elsewhere when it runs on a machine of one's own: outgoing webhooks. A public name may stand
// for an address of this network, so addresses are judged where they are connected to. Cloudflare has no such network.

import { lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Response } from 'miniflare';
import { listedOrigins } from '../server/listed.ts';
import { boundedBody } from './bounded-answer.ts';

/** The Worker waits for seven, but its hanging up does not reach us. */
const DEADLINE_MS = 10_000;

/** As IANA lists what is not globally reachable, broadcast and multicast included. */
const NOT_PUBLIC_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** All of IPv6 but 2000::/3, and what of that wraps or documents addresses. */
const NOT_PUBLIC_V6 = ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** One list for both would find every IPv4 address again in `::ffff:0:0/96`. */
const notPublic = { 4: new BlockList(), 6: new BlockList() };
for (const subnet of NOT_PUBLIC_V4) notPublic[4].addSubnet(...netOf(subnet), 'ipv4');
for (const subnet of NOT_PUBLIC_V6) notPublic[6].addSubnet(...netOf(subnet), 'ipv6');

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !notPublic[4].check(address, 'ipv4');
  return family === 6 && !notPublic[6].check(address, 'ipv6');
}

interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Iterable<[string, string]>;
  readonly signal: AbortSignal;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Fetches from public addresses and from origins that are listed. `variable` is HOOK_TARGETS. */
export function createOutbound(
  variable: string,
  deadlineMs: number = DEADLINE_MS,
): (request: Outgoing) => Promise<Response> {
  const listed = listedOrigins(variable);
  return async (request) => {
    const url = new URL(request.url);
    const deadline = AbortSignal.any([request.signal, AbortSignal.timeout(deadlineMs)]);
    try {
      const answer = await ask(url, request, { isListed: listed.includes(url.origin), deadline });
      const headers = Object.entries(answer.headers).flatMap(([name, value = '']): [string, string][] => [
        [name, `${value}`],
      ]);
      const body = boundedBody(answer, deadline);
      const isBodiless = [204, 205, 304].includes(answer.statusCode ?? 0);
      return new Response(isBodiless ? null : body, { status: answer.statusCode ?? 502, headers });
    } catch {
      return new Response(null, { status: 502 });
    }
  };
}

interface Terms {
  readonly isListed: boolean;
  readonly deadline: AbortSignal;
}

async function ask(url: URL, request: Outgoing, { isListed, deadline }: Terms): Promise<IncomingMessage> {
  const body = Buffer.from(await request.arrayBuffer());
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!isListed && isIP(host) !== 0 && !isPublicAddress(host)) throw new Error('That address is not public');
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const headers = { ...Object.fromEntries(request.headers), 'content-length': `${body.length}` };
  const options = {
    method: request.method,
    headers,
    signal: deadline,
    ...(!isListed && { lookup: lookupPublic }),
  };
  return new Promise((take, fail) => {
    send(url, options, take).on('error', fail).end(body);
  });
}

/** The address that is judged is the one that is connected to: a name cannot change its mind between. */
const lookupPublic: LookupFunction = (hostname, options, answer) => {
  resolve(hostname, { ...options, all: true }, (fault, addresses) => {
    const [first] = addresses ?? [];
    if (fault || first === undefined) answer(fault ?? new Error('It has no address'), []);
    else if (!addresses.every(({ address }) => isPublicAddress(address))) answer(new Error('It is not public'), []);
    else if (options.all) answer(null, addresses);
    else answer(null, first.address, first.family);
  });
};

function netOf(subnet: string): [string, number] {
  const [net = '', prefix = ''] = subnet.split('/');
  return [net, Number(prefix)];
}
