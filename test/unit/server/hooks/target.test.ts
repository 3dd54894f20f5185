// Where an outgoing hook may lead.
import { describe, expect, it, test } from 'vitest';
import { isAt, judgeTarget } from '../../../../src/server/hooks/target.ts';
import { listedOrigins } from '../../../../src/server/listed.ts';

const mayLeadTo = (address: string, listed: readonly string[] = []) => judgeTarget(address, listed).ok;

describe('[B7] an outgoing hook', () => {
  const good = [
    'https://example.com',
    'https://example.com/hook?token=x#part',
    'https://hooks.example.co.uk/a/b',
    'https://EXAMPLE.com./x',
    'https://xn--bcher-kva.example/',
    'https://bücher.example/',
    'https://localhost.example.com/',
    'https://example.com:443/',
    'https://10.example.com/',
  ];
  test.each(good)('may lead to %s', (address) => expect(mayLeadTo(address)).toBe(true));

  const evil = [
    ...['', 'example.com', '//example.com', '/hooks/x', 'http://example.com', 'ftp://example.com', 'ws://example.com'],
    ...['file:///etc/passwd', 'data:text/plain,x', 'javascript:alert(1)', 'blob:https://example.com/x'],
    ...['https://example.com:8443/', 'https://example.com:80/', 'https://example.com:22/'],
    ...['https://ann@example.com/', 'https://ann:secret@example.com/', 'https://example.com@127.0.0.1/'],
    ...[
      'https://localhost/',
      'https://LOCALHOST/',
      'https://localhost./',
      'https://localhost../',
      'https://localhost.../',
      'https://127.0.0.1../',
      'https://0x7f.1../',
      'https://.example.com/',
      'https://a..example.com/',
      'https://a.localhost/',
      'https://localhost.localdomain/',
    ],
    ...[
      'https://printer.local/',
      'https://printer.local./',
      'https://metadata.google.internal/',
      'https://router.lan/',
    ],
    ...['https://nas.home.arpa/', 'https://intranet/', 'https://wiki.corp/', 'https://db.test/'],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://0/',
      'https://0.0.0.0/',
      'https://10.0.0.1/',
      'https://172.16.0.1/',
    ],
    ...['https://192.168.1.1/', 'https://169.254.169.254/latest/meta-data', 'https://100.64.0.1/', 'https://1.1.1.1/'],
    ...[
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0x7f.1/',
      'https://017700000001/',
      'https://0177.0.0.1/',
    ],
    ...[
      'https://127.0.0.1./',
      'https://１２７.０.０.１/',
      'https://127。0。0。1/',
      'https://①②⑦.0.0.1/',
      'https://%31%32%37.0.0.1/',
    ],
    ...[
      'https://[::1]/',
      'https://[::]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://[fe80::1]/',
    ],
    ...['https://[fc00::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://[2606:4700::1111]/'],
    ...['https://loc\tal\nhost/', 'https:\\\\localhost\\', 'https:///localhost/', 'https://ⓛocalhost/'],
  ];
  test.each(evil)('may not lead to %j', (address) => expect(mayLeadTo(address)).toBe(false));

  it('is known to lead back to a host, however that is written', () => {
    const leadsBack = (address: string) => isAt(new URL(address), 'ajar.example');
    const same = ['https://ajar.example/hooks/x', 'https://AJAR.example./x', 'https://ajar.example:443/'];
    expect(same.map(leadsBack)).toEqual([true, true, true]);
    expect(['https://ajar.example.com/', 'https://hooks.ajar.example/'].map(leadsBack)).toEqual([false, false]);
    expect(isAt(new URL('http://localhost.:8787/'), 'localhost:8787')).toBe(true);
    expect(isAt(new URL('http://localhost:8788/'), 'localhost:8787')).toBe(false);
  });

  it('may lead to an origin that the deployment lists, and to no other of that host', () => {
    const listed = listedOrigins(' http://127.0.0.1:9000, https://ci.internal/path  not-an-origin ');
    expect(['http://127.0.0.1:9000/hook', 'https://ci.internal/'].map((url) => mayLeadTo(url, listed))).toEqual([
      true,
      true,
    ]);
    const others = [
      'http://127.0.0.1:9001/',
      'https://127.0.0.1:9000/',
      'http://ci.internal/',
      'http://x@127.0.0.1:9000/',
    ];
    expect(others.map((url) => mayLeadTo(url, listed))).toEqual(others.map(() => false));
    expect(mayLeadTo('data:text/plain,x', listedOrigins('data:x about:blank null'))).toBe(false);
  });
});
