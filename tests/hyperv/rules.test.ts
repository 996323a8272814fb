import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import type { PageKernel } from '../../src/engine/kernel';
import { breakages } from '../../src/hyperv/breakages';
import { HANDSHAKE } from '../../src/hyperv/handshake';
import { preflight } from '../../src/hyperv/preflight';
import { readyHosts } from '../../src/hyperv/ready';
import { fatalRules, ruleById, rules } from '../../src/hyperv/rules';
import { sayRule } from '../../src/hyperv/say-rule';
import type { HostsDraft } from '../../src/hyperv/situation';
import { HOST_FIELDS } from '../../src/model/host-settings';
import type { SettingField } from '../../src/model/scenario/kinds';
import { checkScenario } from '../../src/catalog/scenario';
import type { Scenario } from '../../src/model/types';
import { render } from '../../src/hyperv/powershell';
import '../../src/text/hyper-v-rules';
import { ruleTitlesText } from '../../src/text/rule-titles';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';
import { unknownIn } from './cmdlets';
import { ready } from './drafts';
import { parseLine } from './powershell-parser';
import { explainStop } from '../../src/hyperv/explain-stop';
import { cases } from '../helpers/cases';

let kernel: PageKernel;
beforeAll(async () => {
  kernel = await newCore();
});

/** The scenario after the usual checks: a remedy never makes it invalid. */
function checked(scenario: Scenario): Scenario & HostsDraft {
  const answer = checkScenario(scenario);
  if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
  return answer.scenario as Scenario & HostsDraft;
}

// rule, stage, percent, code, event, and what is still wrong after its own remedy
const ROWS = [
  ['manager-on-clustered', 'setup', 0, null, null],
  ['cluster-manager-without-cluster', 'setup', 0, null, null],
  ['clustered-files', 'setup', 0, null, null],
  ['not-enabled', 'setup', 0, null, null],
  ['backing-up', 'setup', 0, null, null],
  ['workgroup-cluster', 'setup', 0, null, null],
  ['possible-owner', 'setup', 0, '0x80071398', 21502],
  ['cluster-network', 'setup', 0, '0x13AB', 21502],
  ['port-3343', 'setup', 0, '0x8007274C', 21502],
  ['limit-reached', 'setup', 0, null, 21501],
  ['limit-queued', 'queue', 0, null, null],
  ['network-not-allowed', 'setup', 0, null, null],
  ['port-6600-refused', 'setup', 0, '0x8007274D', 21502],
  ['port-6600-reset', 'setup', 0, '0x80072746', 21502],
  ['port-6600-timed-out', 'setup', 0, '0x8007274C', 21502],
  ['port-6600-forbidden', 'setup', 0, '0x8007271D', 21502],
  ['port-445', 'setup', 0, null, null],
  ['credential-guard', 'setup', 0, null, null, 'old-ticket'],
  ['no-session', 'setup', 0, '0x8009030E', 21502],
  ['way-back', 'setup', 0, '0x8009030E', 21502],
  ['clock-skew', 'setup', 0, null, null],
  ['no-delegation', 'setup', 0, '0x8009030D', 21502, 'old-ticket'],
  ['no-file-delegation', 'setup', 0, '0x8009030D', 21502, 'old-ticket'],
  ['old-ticket', 'setup', 0, '0x8009030D', 21502],
  ['wrong-principal', 'setup', 0, '0x80090322', 21502],
  ['unknown-owner', 'setup', 0, '0x80070534', 1106],
  ['logon-right', 'setup', 0, '0x80070569', 21502],
  ['version', 'setup', 0, null, 10698],
  ['checkpoint-time-out', 'setup', 0, '0x800705B4', null],
  ['no-path', 'setup', 0, null, null],
  ['shared-disk', 'setup', 0, null, null],
  ['pass-through-disk', 'setup', 0, null, null],
  ['share-access', 'setup', 0, '0x80070005', 20100],
  ['image', 'setup', 0, '0xC03A0014', 21502],
  ['memory', 'setup', 9, '0x800705AA', 21502],
  ['switch', 'setup', 9, null, 21502],
  ['assigned-gpu', 'setup', 0, '0x32', null],
  ['gpu-partition', 'setup', 0, null, null],
  ['processor-vendor', 'setup', 0, null, 21502],
  ['processor-generation', 'setup', 0, null, 21502],
  ['microcode', 'setup', 0, null, 21502],
  ['guardian', 'setup', 0, '0x80070057', null],
  ['system-drive', 'state', 90, null, 20413],
] as const;

const WARNINGS = [
  ['credential-guard-cluster', 'setup', 0, null, null],
  ['checkpoints', 'memory', 0, null, null],
  ['protocols-differ', 'setup', 0, null, null],
  ['path-mtu', 'memory', 0, null, null],
  ['rdma-fall-back', 'memory', 0, null, null],
  ['wrong-network', 'memory', 0, null, null],
  ['dynamic-memory', 'setup', 0, null, null],
  ['switch-type', 'cleanup', 100, null, null],
  ['guest-network', 'cleanup', 100, null, null],
] as const;

describe('each rule', () => {
  test('has its row here, and a way to break it', () => {
    const rows = [...ROWS, ...WARNINGS].map(([id]) => id as string);
    expect([...rows, 'long-blackout'].sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(Object.keys(breakages).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  test('stands in the order of the handshake', () => {
    const places = fatalRules.map(({ at }) => HANDSHAKE.findIndex(({ id }) => id === at));
    const late = places.map((place) => (place < 0 ? HANDSHAKE.length : place));
    expect(late).toEqual([...late].sort((a, b) => a - b));
    expect(ROWS.map(([id]) => id)).toEqual(fatalRules.map(({ id }) => id));
  });

  test('a ready pair moves its guest', () => {
    const result = simulate(kernel, ready());
    expect(result.outcome).toBe('converged');
    expect([result.failure, result.warnings]).toEqual([null, []]);
  });

  test.each(ROWS)('%s fails in %s at %d %%', (id, stage, percent, code, event, ...next) => {
    const draft = ready();
    breakages[id]!(draft);
    const failed = simulate(kernel, checked(draft));
    expect(failed.outcome).toBe('failed');
    expect(failed.failure).toEqual({ rule: id, stage, percent, code, event });
    expect(explainStop(failed)).toBe(ruleTitlesText[id]);
    expect(failed.totalMs).toBe(
      failed.setupMs + failed.storageMs + failed.brownoutMs + failed.blackoutMs + failed.cleanupMs,
    );
    // Setup ends at its real time; only a late failure has sent memory.
    if (stage === 'state') expect(failed.rounds.length).toBeGreaterThan(1);
    else {
      expect(failed.rounds).toEqual([]);
      expect(failed.setupMs).toBeLessThan(draft.timing.setupMs);
    }
    for (const other of [...next, null]) {
      ruleById(preflight(draft).failure!.id).remedy(draft);
      expect(preflight(draft).failure?.id ?? null).toBe(other);
    }
    expect(simulate(kernel, checked(draft)).outcome).toBe('converged');
  });

  test.each(WARNINGS)('%s is told of, and the guest moves', (id, stage, percent, code, event) => {
    const draft = ready();
    breakages[id]!(draft);
    const result = simulate(kernel, checked(draft));
    expect(result.outcome).toBe('converged');
    expect(result.warnings).toEqual([{ rule: id, stage, percent, code, event }]);
    ruleById(id).remedy(draft);
    expect(simulate(kernel, checked(draft)).warnings).toEqual([]);
  });

  test('a blackout of more than ten seconds is told of, and gone over a faster link', () => {
    const draft = scenarioOf({ hosts: readyHosts() }) as Scenario & HostsDraft;
    breakages['long-blackout']!(draft);
    const rule = { rule: 'long-blackout', stage: 'state', percent: 100, code: null, event: 20417 };
    expect(simulate(kernel, draft).warnings).toEqual([rule]);
    ruleById('long-blackout').remedy(draft);
    expect(simulate(kernel, draft).warnings).toEqual([]);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s explains itself', (id, rule) => {
    const draft = ready();
    breakages[id]!(draft);
    const { situation } = preflight(draft);
    const said = sayRule(rule, situation);
    for (const text of [said.title, said.cause, said.remedy]) expect(text).toMatch(/^[^{}]{5,}$/);
    expect(said.source.length).toBeGreaterThan(5);
    expect(rule.fix(situation).length > 0 || said.byHand !== null).toBe(true);
    draft.hosts.vm.name = 'O\'Neil’s `$vm`; "x" | y';
    draft.hosts.first.name = '$env:HOST';
    const hostile = preflight(draft).situation;
    for (const command of [...rule.check(hostile), ...rule.fix(hostile)])
      expect(unknownIn(parseLine(render(command))), render(command)).toEqual([]);
    for (const code of rule.codes) expect(code).toMatch(/^0x[0-9A-F]{2,8}$/);
  });
});

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.ipV4().map((text) => `::ffff:${text}`),
);
const network = fc.oneof(
  fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([at, bits]) => `${at}/${bits}`),
  fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([at, bits]) => `${at}/${bits}`),
);
const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');

/** Any value of a setting. */
function valueOf(field: SettingField): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'number': {
      const { min, max, default: usual } = field;
      const given = fc.integer({ min, max: Math.min(max, 2 ** 40) });
      return usual === null ? fc.option(given) : given;
    }
    case 'drive':
      return fc.constantFrom('C:', 'c:', 'D:');
    case 'address':
      return address;
    case 'network':
      return network;
    case 'networks':
      return fc.array(network, { maxLength: 4 });
    case 'names':
      return fc.array(name, { maxLength: 3 });
    case 'text':
      return field.optional ? fc.string({ maxLength: 20 }) : name;
  }
}

const settings = fc.record(
  Object.fromEntries(
    Object.entries(HOST_FIELDS).map(([group, fields]) => [
      group,
      fc.record(
        Object.fromEntries(
          Object.entries(fields as Record<string, SettingField>).map(([key, field]) => [
            key,
            valueOf(field),
          ]),
        ),
      ),
    ]),
  ),
) as unknown as fc.Arbitrary<HostsDraft['hosts']>;

test('whatever the settings are, remedies one after another reach success and never loop', () => {
  fc.assert(
    fc.property(
      settings,
      fc.constantFrom('shared', 'smb-share', 'shared-nothing'),
      fc.constantFrom('tcp', 'compression', 'smb', 'smb-direct'),
      (hosts, kind, transport) => {
        const base = ready();
        const draft = { ...base, hosts, storage: { ...base.storage, kind } } as Scenario &
          HostsDraft;
        draft.link = { ...draft.link, transport };
        const met = new Set<string>();
        for (let look = preflight(draft); look.failure; look = preflight(draft)) {
          const { id, stage, percent } = look.failure;
          expect(met.has(id), `${id} comes back`).toBe(false);
          met.add(id);
          expect(stage).toMatch(/^(queue|setup|state)$/);
          expect(percent).toBeGreaterThanOrEqual(0);
          look.failure.remedy(draft);
          checked(draft);
        }
        for (const warning of preflight(draft).warnings) warning.remedy(draft);
        const after = preflight(draft);
        expect([after.failure, after.warnings]).toEqual([null, []]);
      },
    ),
    { numRuns: cases(2000), seed: 7 },
  );
});
