import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { ruleById, rules } from '../../src/hyperv/rules';
import type { HostsDraft } from '../../src/hyperv/situation';
import { hostSourcesText } from '../../src/text/host-sources';
import { hostsText } from '../../src/text/hosts';
import { ruleSentencesText } from '../../src/text/rule-sentences';
import { changed, failureOf, linesOf } from './drafts';

const off = (...sides: ('first' | 'second')[]) =>
  failureOf(({ hosts }) => sides.forEach((side) => (hosts[side].liveMigration = false)));

describe('a host where live migration is off', () => {
  test('is told at the source, and refuses the connection at the destination', () => {
    expect(off('first')).toBe('not-enabled');
    expect(off('second')).toBe('port-6600-refused');
    expect(off('first', 'second')).toBe('not-enabled');
  });

  const isOff = ({ hosts }: HostsDraft) => void (hosts.second.liveMigration = false);

  test('gets live migration enabled, not a port opened', () => {
    const lines = linesOf('port-6600-refused', isOff);
    expect(lines.label).toBe('Enable live migration on HV2');
    expect(lines.cause).toContain('never enabled on HV2');
    expect(lines.fix).toEqual(["Enable-VMMigration -ComputerName 'HV2'"]);
    const draft = changed(isOff);
    ruleById('port-6600-refused').remedy(draft);
    expect(draft.hosts.second.liveMigration).toBe(true);
  });

  test('takes no move over SMB either', () => {
    const overSmb = failureOf((draft) => {
      draft.link.transport = 'smb';
      isOff(draft);
    });
    expect(overSmb).toBe('port-6600-refused');
  });

  test('has a listener that can be started where the service is stopped', () => {
    expect(linesOf('port-6600-refused').label).toBe('Start the listener on HV2');
  });
});

test('commands that lead to a sign-in are not run at the source', () => {
  const elsewhere = rules.filter(({ runsOn }) => runsOn === 'elsewhere').map(({ id }) => id);
  expect(elsewhere).toEqual(['no-session', 'way-back']);
  expect(hostsText.broken.whereElse('HV1')).toContain('on your own computer');
  expect(ruleSentencesText.byHand['no-session']).toMatch(/console.*Remote Desktop.*PowerShell/);
});

test('Credential Guard warns of moves in a cluster, and says what to read', () => {
  expect(failureOf(breakages['credential-guard-cluster']!)).toBeNull();
  expect(ruleSentencesText.byHand['credential-guard-cluster']).toContain(
    'Considerations and known issues when using Credential Guard',
  );
  expect(ruleSentencesText.byHand['credential-guard']).toContain('clusters fails too');
});

test('CredSSP is said to be the less secure protocol', () => {
  expect(hostSourcesText.defaults.authentication('A page')).toContain('less secure of the two');
});
