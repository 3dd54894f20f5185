// Whose an address is: limits and guests go by the line, not by the many addresses that it has.
import { expect, it } from 'vitest';
import { addressHash } from '../../../src/server/address.ts';
import { networkOf } from '../../../src/server/network.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:FFFF:192.0.2.7', '192.0.2.7'],
  ['::fffe:192.0.2.7', '0:0:0:0::/64'],
  ['', ''],
  ['no:address', 'no:address'],
])('[X9] [K6] %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('[G16] one line is one address, however many it brings; another line is another', async () => {
  const hash = addressHash('a room');
  const home = await hash('2001:db8:1:2::1');
  expect(await hash('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(home);
  expect(await hash('2001:db8:1:3::1')).not.toBe(home);
  expect(await hash('::ffff:192.0.2.7')).toBe(await hash('192.0.2.7'));
  expect(await hash('192.0.2.8')).not.toBe(await hash('192.0.2.7'));
});
