import type { HostSetup } from '../model/host-settings';
import { start } from './commands';
import { type Command, type Value, command, listing } from './powershell';
import type { Situation } from './situation';

/** A file server, as an example. */
export const EXAMPLE_FILE_SERVER = 'FS1';

type Parameters = Readonly<Record<string, Value | undefined>>;

/** A command for the VM at the source. It names the source when nobody is signed in there. */
export const toGuest = (
  { source, isSignedInAtSource }: Situation,
  cmdlet: string,
  parameters: Parameters,
): Command =>
  command(cmdlet, {
    ...parameters,
    ComputerName: isSignedInAtSource ? undefined : source.name,
  });

/** Starts the move of these settings, into another folder where one is given. */
export const startTo = ({ move }: Situation, destinationPath?: string): Command[] =>
  start({
    hosts:
      destinationPath === undefined
        ? move.hosts
        : { ...move.hosts, storage: { ...move.hosts.storage, destinationPath } },
    storage: move.storage.kind,
    policyId: 'hyper-v',
  });

/** Lists the standard checkpoints of the VM. */
export const listCheckpoints = (situation: Situation): Command[] => [
  toGuest(situation, 'Get-VMSnapshot', {
    VMName: situation.vm.name,
    SnapshotType: 'Standard',
  }),
];

/** Takes production checkpoints from now on, and removes the standard ones. */
export const useProductionCheckpoints = (situation: Situation): Command[] => [
  toGuest(situation, 'Set-VM', { Name: situation.vm.name, CheckpointType: 'Production' }),
  ...listCheckpoints(situation).map((made) => ({ ...made, then: [command('Remove-VMSnapshot')] })),
];

/** Lists properties of Windows on some hosts. */
export const systemOf = (hosts: readonly HostSetup[], ...properties: string[]): Command =>
  listing(
    command('Get-CimInstance', {
      ClassName: 'Win32_OperatingSystem',
      ComputerName: hosts.map(({ name }) => name),
    }),
    ...properties,
  );

/** Enables a group of firewall rules on a host. */
export const openFirewall = (DisplayGroup: string, CimSession: string): Command =>
  command('Enable-NetFirewallRule', { DisplayGroup, CimSession });

/** Tests a TCP port of a host from the local computer. */
export const testPort = (ComputerName: string, Port: number): Command =>
  command('Test-NetConnection', { ComputerName, Port });
