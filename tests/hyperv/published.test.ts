import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { configure } from '../../src/hyperv/commands';
import { render } from '../../src/hyperv/powershell';
import { preflight } from '../../src/hyperv/preflight';
import { ruleById } from '../../src/hyperv/rules';
import { sayRule } from '../../src/hyperv/say-rule';
import { hostSourcesText } from '../../src/text/host-sources';
import { hostsText } from '../../src/text/hosts';
import { changed, linesOf } from './drafts';
import { moveOf } from './moves';

const saidOf = (id: string) => {
  const { situation } = preflight(changed(breakages[id]!));
  return sayRule(ruleById(id), situation);
};

describe('what Microsoft has published', () => {
  // Microsoft support, "Troubleshoot live migration issues", and the troubleshooting guide.
  test.each([
    ['possible-owner', 'the node is not a possible owner of the group'],
    ['cluster-network', '“HV2”: A cluster network is not available for this operation.'],
    ['port-6600-refused', 'because the target machine actively refused it.'],
    ['port-6600-reset', 'An existing connection was forcibly closed by the remote host.'],
    ['port-6600-timed-out', 'the connected party did not properly respond'],
    ['port-6600-forbidden', 'in a way forbidden by its access permissions.'],
    ['no-session', 'No credentials are available in the security package.'],
    ['no-delegation', 'The credentials supplied to the package were not recognized.'],
    ['wrong-principal', 'The target principal name is incorrect.'],
    ['logon-right', 'the user has not been granted the requested logon type at this computer.'],
    ['image', 'A virtual disk support provider for the specified file was not found.'],
    ['memory', 'Insufficient system resources exist to complete the requested service.'],
    ['switch', 'a virtual switch used by the VM doesn’t exist on the destination node “HV2”.'],
    ['processor-vendor', 'not compatible with the hardware requirements of this virtual machine.'],
    ['processor-generation', 'processor-specific features not supported on host “HV2”.'],
    ['guardian', 'The key protector for the virtual machine could not be unwrapped.'],
    ['system-drive', 'The system cannot find the path.'],
    ['limit-reached', 'virtual machine migration limit “2” was reached'],
    ['long-blackout', 'with an unexpectedly long blackout time'],
  ])('is quoted by %s', (id, words) => {
    expect(saidOf(id).says).toContain(words);
  });

  test.each([
    ['memory', '0x800705AA, 0x8007000E, event 21502'],
    ['no-delegation', '0x8009030D, 0x8009030E, event 21502'],
    ['version', 'event 10698, event 21502'],
    ['switch', 'event 21502, event 21125'],
    ['guest-network', 'no code published'],
  ])('%s has the code %s', (id, shown) => {
    const { codes, events } = ruleById(id);
    expect(hostsText.broken.codeOf(codes, events)).toBe(shown);
  });

  test('does not tie event 21024 to a lost network', () => {
    expect(ruleById('guest-network').events).toEqual([]);
    expect(saidOf('guest-network').byHand).toContain('Event 21024 is no sign of this');
  });

  test('does not confirm the code of a key protector', () => {
    expect(saidOf('guardian').source).toBe(hostSourcesText.source['guide-key-protector']);
    expect(saidOf('guardian').source).toContain('not confirmed');
  });

  test('Compression is the default, and SMB Direct has no option of its own', () => {
    expect(hostSourcesText.defaults['performance-option']('A page')).toContain('Compression');
    expect(hostsText.transport.rdma).toContain('no separate option for SMB Direct');
    const optionOf = (transport: 'smb' | 'smb-direct') =>
      configure(moveOf({ transport })).map(render).join();
    expect(optionOf('smb-direct')).toBe(optionOf('smb'));
    expect(optionOf('smb')).toContain("-VirtualMachineMigrationPerformanceOption 'SMB'");
  });

  test('the cluster port is UDP, and is not tested over TCP', () => {
    const { check } = linesOf('port-3343');
    expect(check.join()).not.toContain('Test-NetConnection');
    expect(check[0]).toMatch(/^Get-NetFirewallRule -DisplayGroup 'Failover Clusters'/);
    expect(saidOf('port-3343').byHand).toContain('uses UDP');
  });
});
