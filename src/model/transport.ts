import type { Scenario, Transport } from './types';

/**
 * The transport that a Hyper-V move really uses: SMB without RDMA where the adapters of one of its
 * hosts have none ("Set up hosts for live migration without Failover Clustering", Microsoft Learn).
 */
export function transportOf({ link, hosts }: Pick<Scenario, 'link' | 'hosts'>): Transport {
  const lacksRdma = hosts !== null && !(hosts.first.hasRdma && hosts.second.hasRdma);
  return link.transport === 'smb-direct' && lacksRdma ? 'smb' : link.transport;
}
