import ipaddr from 'ipaddr.js';
import type { HostSetup, HostSettings } from '../model/host-settings';
import type { Scenario } from '../model/types';
import { type Ends, endsOf } from './ends';

/** The parts of a scenario that a remedy may change. */
export type HostsDraft = Pick<Scenario, 'link' | 'storage' | 'vm'> & { hosts: HostSettings };

/** Both hosts, in the order of the settings. */
export const both = ({ hosts }: HostsDraft): HostSetup[] => [hosts.first, hosts.second];

/** The settings from the view of one move. */
export interface Situation extends Ends, HostSettings {
  /** The parts of the scenario that hold some of the settings. */
  move: HostsDraft;
  /** The TCP port for memory: 445 for SMB, otherwise 6600. */
  port: 445 | 6600;
  /** Whether the files move to the destination too. */
  movesFiles: boolean;
  /** Whether a host reaches the files over SMB: they move, or are on a share. */
  usesSmbFiles: boolean;
  isKerberos: boolean;
  /** Whether the administrator is signed in at the source. */
  isSignedInAtSource: boolean;
}

/** Derives what one move needs to know from the settings. */
export function situationOf(move: HostsDraft): Situation {
  const { hosts } = move;
  const ends = endsOf(hosts);
  const { source, sourceSide } = ends;
  const isSmb = move.link.transport === 'smb' || move.link.transport === 'smb-direct';
  return {
    ...hosts,
    ...ends,
    move,
    port: isSmb ? 445 : 6600,
    movesFiles: move.storage.kind === 'shared-nothing',
    usesSmbFiles: move.storage.kind !== 'shared',
    isKerberos: source.authentication === 'kerberos',
    isSignedInAtSource: hosts.administrator.signedInAt === sourceSide,
  };
}

/**
 * Whether the cluster sets the limit of a node. MaximumParallelMigrations came with the updates of
 * September 2022: Microsoft Learn, Get-Cluster, example 7.
 */
export const takesClusterLimit = ({ system }: HostSetup, cluster: HostSettings['cluster']) =>
  cluster.isClustered && (system === '2022' || system === '2025');

/** The limit on simultaneous live migrations of a host: its own, or that of its cluster. */
export const limitOf = (host: HostSetup, cluster: HostSettings['cluster']): number =>
  takesClusterLimit(host, cluster) ? cluster.simultaneous : host.simultaneous;

/** Whether a host with this address listens on one of the networks; an empty list stands for any. */
export function isAllowed(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const own = ipaddr.process(address);
  return networks.some((network) => {
    const [base, length] = plainNetwork(network);
    return base.kind() === own.kind() && own.match([base, length] as never);
  });
}

/** A network; one of addresses of IPv4 that are written as IPv6 is one of IPv4, as `process` has it. */
function plainNetwork(network: string): ReturnType<typeof ipaddr.parseCIDR> {
  const [base, length] = ipaddr.parseCIDR(network);
  return base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && length >= 96
    ? [base.toIPv4Address(), length - 96]
    : [base, length];
}

/** Whether Credential Guard blocks CredSSP on a host. */
export function hasCredentialGuard(
  { credentialGuard, system }: HostSetup,
  { isClustered, isWorkgroup }: HostSettings['cluster'],
): boolean {
  // On by default on Windows Server 2025 that is joined to a domain and no domain controller:
  // Microsoft Learn, "Considerations and known issues when using Credential Guard".
  const isInDomain = !(isClustered && isWorkgroup);
  return (
    credentialGuard === 'on' || (credentialGuard === 'by system' && system === '2025' && isInDomain)
  );
}
