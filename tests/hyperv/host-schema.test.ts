import { expect, test } from 'vitest';
import { checkScenario } from '../../src/catalog/scenario';

const errorsOf = (hosts: unknown) => {
  const answer = checkScenario({ v: 1, hosts });
  return 'errors' in answer ? answer.errors : [];
};

test.each([
  [
    { first: { incomingNetworks: ['10.0.0.0/24', '10.0.0.0/33'] } },
    'hosts.first.incomingNetworks.1',
    '"10.0.0.0/33"',
    'a network such as 10.0.0.0/24 or fd00::/64',
  ],
  [
    { second: { switches: ['External', ''] } },
    'hosts.second.switches.1',
    '""',
    'a name of 1 to 120 characters on one line',
  ],
  [
    { second: { switches: 'External' } },
    'hosts.second.switches',
    '"External"',
    'a list of at most 16 names',
  ],
  [
    { first: { systemDrive: 'C' } },
    'hosts.first.systemDrive',
    '"C"',
    'a drive letter with a colon, such as C:',
  ],
  [
    { first: { address: 4 } },
    'hosts.first.address',
    '4',
    'an IPv4 or IPv6 address such as 10.0.0.11 or fd00::11',
  ],
  [
    { first: { name: 'HV\u202e1' } },
    'hosts.first.name',
    '"HV\\u202e1"',
    'a name of 1 to 120 characters on one line, without control characters and marks of direction',
  ],
])('%j is refused by its own place', (hosts, path, value, allowed) => {
  expect(errorsOf(hosts)).toEqual([{ path, value, allowed }]);
});

test.each([
  { first: { switches: Array(17).fill('Switch') } },
  { first: { incomingNetworks: Array(17).fill('10.0.0.0/8') } },
])('a list that is too long is refused as a whole', (hosts) => {
  expect(errorsOf(hosts)).toMatchObject([
    { allowed: expect.stringMatching(/^a list of at most 16/) },
  ]);
});

test.each([
  { first: { newestVersion: null, systemDrive: 'd:' } },
  { first: { newestVersion: 9, switches: [] } },
])('%j is fine', (hosts) => {
  expect(errorsOf(hosts)).toEqual([]);
});
