import fc from 'fast-check';
import type { Move } from '../../src/hyperv/commands';
import { type HostSettings, installedHosts } from '../../src/model/host-settings';

/** Characters that PowerShell or a POSIX shell could read as more than text. */
const HOSTILE = [...'\'"`$;()|&{}[]@#=,<>*?!%^~\\-. ', ...'‘’‚‛“”„–—é漢🙂\u00a0', '$(', '"; '];
export const name = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(...'aZ09'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 20,
  })
  .filter((text) => text.trim() !== '');

const network = fc.constantFrom('10.0.0.0/24', '192.168.7.0/28', 'fd00::/64');
/** The settings of a move in tests. */
export interface Settings extends Omit<Move, 'hosts'> {
  names: [first: string, second: string, vm: string, path: string];
  networks: string[];
  isClustered: boolean;
  compatibilityMode: boolean;
  authentication: 'credssp' | 'kerberos';
  signedInAt: HostSettings['administrator']['signedInAt'];
  direction: HostSettings['administrator']['direction'];
}

/** A move between hosts with default settings except the given ones. */
export function moveOf(settings: Partial<Settings> = {}): Move {
  const hosts = installedHosts();
  const [first, second, vm, path] = settings.names ?? ['HV1', 'HV2', 'SQL01', 'D:\\SQL01'];
  for (const [host, text] of [
    [hosts.first, first],
    [hosts.second, second],
  ] as const) {
    host.name = text;
    host.incomingNetworks = settings.networks ?? [];
    host.authentication = settings.authentication ?? 'credssp';
  }
  hosts.vm.name = vm;
  hosts.vm.compatibilityMode = settings.compatibilityMode ?? false;
  hosts.storage.destinationPath = path;
  hosts.cluster.isClustered = settings.isClustered ?? false;
  hosts.administrator.signedInAt = settings.signedInAt ?? 'first';
  hosts.administrator.direction = settings.direction ?? 'there';
  return {
    hosts,
    storage: settings.storage ?? 'shared',
    transport: settings.transport ?? 'compression',
    smbLimitBytesPerSecond: settings.smbLimitBytesPerSecond ?? null,
    policyId: settings.policyId ?? 'hyper-v',
  };
}

export const anySettings: fc.Arbitrary<Settings> = fc.record({
  names: fc.tuple(name, name, name, name),
  networks: fc.array(network, { maxLength: 3 }),
  isClustered: fc.boolean(),
  compatibilityMode: fc.boolean(),
  authentication: fc.constantFrom('credssp', 'kerberos'),
  signedInAt: fc.constantFrom('first', 'second', 'workstation'),
  direction: fc.constantFrom('there', 'back'),
  storage: fc.constantFrom('shared', 'smb-share', 'shared-nothing'),
  transport: fc.constantFrom('tcp', 'compression', 'smb', 'smb-direct'),
  smbLimitBytesPerSecond: fc.option(fc.double({ min: 1, max: 1e12, noNaN: true })),
  policyId: fc.constantFrom('hyper-v', 'hyper-v-5', 'quick-migration', 'qemu'),
});
