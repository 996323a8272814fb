import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { clusteredHosts } from '../../src/hyperv/ready';
import { hostSourcesText } from '../../src/text/host-sources';
import { failureOf, linesOf } from './drafts';

/** The rule that the destination's networks break. */
const listening = (...networks: string[]) =>
  failureOf(({ hosts }) => void (hosts.second.incomingNetworks = networks));

describe('incoming networks', () => {
  test('are those of the receiving host', () => {
    expect(listening()).toBeNull();
    expect(listening('10.0.0.12/32')).toBeNull();
    expect(listening('192.168.0.0/16', '10.0.0.0/24')).toBeNull();
    expect(listening('10.0.0.11/32')).toBe('network-not-allowed');
  });

  test('of the source do not matter', () => {
    const atSource = failureOf(({ hosts }) => {
      hosts.first.incomingNetworks = ['192.168.0.0/16'];
    });
    expect(atSource).toBeNull();
  });

  test('get the destination’s own address', () => {
    const { fix, label, cause } = linesOf('network-not-allowed');
    expect(fix).toEqual(["Add-VMMigrationNetwork -Subnet '10.0.0.12/32' -ComputerName 'HV2'"]);
    expect(label).toBe('Listen on 10.0.0.12');
    expect(cause).toContain('HV2 listens for live migrations only on 10.0.1.0/24');
  });

  test('of nodes are those of the cluster', () => {
    const inCluster = failureOf((draft) => {
      draft.hosts = clusteredHosts();
      breakages['network-not-allowed']!(draft);
    });
    expect(inCluster).toBeNull();
  });

  test('have the footnote to the sentence of the training unit', () => {
    expect(hostSourcesText.defaults['incoming-networks']('A page')).toMatch(
      /training unit asks for the IP address of the source.*receiving host’s own networks/,
    );
  });
});
