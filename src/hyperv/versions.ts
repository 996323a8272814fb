import type { HostSetup } from '../model/host-settings';

/**
 * The newest configuration version of each system, oldest first, from the table on Microsoft Learn,
 * "Upgrade virtual machine version in Hyper-V on Windows or Windows Server".
 */
const SYSTEMS = [
  ['2012 R2', 5],
  ['2016', 8],
  ['2019', 9],
  ['2022', 10],
  ['2025', 12],
] as const satisfies readonly (readonly [HostSetup['system'], number])[];

/** The newest configuration version that a host supports: its own setting, or that of its system. */
export const newestVersion = ({ newestVersion: given, system }: HostSetup): number =>
  given ?? SYSTEMS.find(([name]) => name === system)![1];

/** Gives a host the first system that supports a version; no system knows one above 12. */
export function upgradeFor(host: HostSetup, version: number): void {
  host.newestVersion = null;
  if (newestVersion(host) >= version) return;
  const newer = SYSTEMS.find(([, newest]) => newest >= version);
  if (newer) host.system = newer[0];
  else host.newestVersion = version;
}
