import { expect, test } from 'vitest';
import { isAllowed } from '../../src/hyperv/situation';
import { isAddress, isNetwork } from '../../src/model/scenario/texts';

test.each([
  ['10.0.0.11', ['10.0.0.0/24'], true],
  ['10.0.1.11', ['10.0.0.0/24'], false],
  ['10.0.1.11', ['10.0.0.0/23'], true],
  ['10.0.1.11', ['10.0.0.0/24', '10.0.1.8/29'], true],
  ['10.0.1.16', ['10.0.0.0/24', '10.0.1.8/29'], false],
  ['192.168.0.1', ['0.0.0.0/0'], true],
  ['10.0.0.11', ['10.0.0.11/32'], true],
  ['fd00::11', ['fd00::/64'], true],
  ['fd00:0:0:1::11', ['fd00::/64'], false],
  ['fd00::11', ['::/0'], true],
  ['fd00::11', ['0.0.0.0/0'], false],
  ['10.0.0.11', ['::/0'], false],
  ['::ffff:10.0.0.11', ['10.0.0.0/24'], true],
  ['::ffff:10.0.0.11', ['::ffff:10.0.0.11/128'], true],
  ['10.0.0.1', ['::ffff:10.0.0.0/120'], true],
  ['10.0.1.1', ['::ffff:10.0.0.0/120'], false],
  ['::ffff:10.0.0.11', ['::ffff:0:0/96'], true],
  ['fd00::11', ['::ffff:0:0/96'], false],
  ['203.0.113.9', [], true],
] as const)('%s in %j: %s', (sender, networks, isIn) => {
  expect(isAllowed(sender, networks)).toBe(isIn);
});

test.each(['10.0.0.11', '0.0.0.0', '::', 'fd00::11', 'FE80::1'])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true);
});

test.each([
  '10.0.0',
  '010.0.0.1',
  '10.0.0.256',
  '1',
  '',
  'fd00::g',
  'host',
  'fe80::1%eth0',
  '10.0.0.1 ',
])('%j is none', (text) => {
  expect(isAddress(text)).toBe(false);
});

test.each(['10.0.0.0/8', '10.0.0.1/32', 'fd00::/64', '::/0'])('%s is a network', (text) => {
  expect(isNetwork(text)).toBe(true);
});

test.each([
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0.0/024',
  '10.0.0.0/-1',
  'fd00::/129',
  '10.0.0.0/8/8',
  '/8',
  'x/8',
])('%s is no network', (text) => {
  expect(isNetwork(text)).toBe(false);
});
