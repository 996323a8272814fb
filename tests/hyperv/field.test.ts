import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/catalog/scenario';
import { preflight } from '../../src/hyperv/preflight';
import { ruleById } from '../../src/hyperv/rules';
import { sayRule } from '../../src/hyperv/say-rule';
import type { HostsDraft } from '../../src/hyperv/situation';
import { root } from '../helpers/commands';

/** The setup of a public report, as entered. */
function report(name: string): HostsDraft {
  const text = readFileSync(join(root, 'tests', 'data', 'field', `${name}.json`), 'utf8');
  const answer = checkScenario(JSON.parse(text));
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return answer.scenario as HostsDraft;
}

const failureIn = (draft: HostsDraft) => preflight(draft).failure;

describe('setups of public reports', () => {
  test('a VM that loses its network is warned of, without event 21024', () => {
    const { failure, warnings } = preflight(report('s01-event-21024'));
    expect(failure).toBeNull();
    expect(warnings.map(({ id, events }) => [id, events])).toEqual([['guest-network', []]]);
  });

  test('a virtual TPM without certificates has the text of the key protector', () => {
    const draft = report('s03-vtpm-no-certificates');
    const { failure, situation } = preflight(draft);
    expect(failure).toMatchObject({ id: 'guardian', codes: ['0x80070057'] });
    expect(sayRule(failure!, situation).says).toContain('key protector');
  });

  test('files on a share need rights', () => {
    const draft = report('s04-smb-share-permissions');
    expect(failureIn(draft)).toBeNull();
    draft.hosts.storage.hasFolderRights = false;
    expect(failureIn(draft)).toMatchObject({ id: 'share-access', codes: ['0x80070005'] });
  });

  test.each([
    ['s05-kerberos-stale-ticket', 'old-ticket'],
    ['s05b-kerberos-no-delegation', 'no-delegation'],
  ])('%s shows 0x8009030E under Kerberos too', (name, id) => {
    const failure = failureIn(report(name))!;
    expect(failure.id).toBe(id);
    expect(failure.codes).toContain('0x8009030E');
    expect(failure.events).toEqual([21502]);
  });

  test('vmguest.iso fails on both hosts', () => {
    const draft = report('s07-vmguest-iso');
    expect(failureIn(draft)).toMatchObject({ id: 'image', codes: ['0xC03A0014'] });
    draft.hosts.vm.image = 'vmguest.iso';
    expect(failureIn(draft)!.id).toBe('image');
    ruleById('image').remedy(draft);
    expect(failureIn(draft)).toBeNull();
  });
});
