import { describe, expect, test } from 'vitest';
import { breakages } from '../../src/hyperv/breakages';
import { chooseFault, tellApart } from '../../src/hyperv/hidden-fault';
import { probesOf } from '../../src/hyperv/probes';
import { hostsFor } from '../../src/hyperv/ready';
import type { RuleId } from '../../src/hyperv/rule-id';
import { rules } from '../../src/hyperv/rules';
import { portRules } from '../../src/hyperv/rules-connect';
import { situationOf } from '../../src/hyperv/situation';
import { scenarioOf } from '../helpers/scenarios';

/** A working setup after a breakage. */
function moveBrokenBy(id: string) {
  const scenario = structuredClone(scenarioOf({}));
  const move = { ...scenario, hosts: hostsFor(scenario) };
  breakages[id]?.(move);
  return move;
}
const brokenBy = (id: string) => situationOf(moveBrokenBy(id));
const outputOf = (id: string, probe: string) =>
  probesOf(brokenBy(id)).find((each) => each.id === probe)!.output;

describe('probes answer from the settings', () => {
  test.each(rules.map(({ id }) => id).filter((id) => id in breakages))('with %s broken', (id) => {
    const situation = brokenBy(id);
    for (const { output } of probesOf(situation)) expect(output).toMatch(/\S/);
    const isClosed = portRules.some((rule) => rule.breaks(situation));
    expect(outputOf(id, 'port')).toMatch(isClosed ? /: False$/ : /: True$/);
  });

  test('each host tells its own settings', () => {
    expect(outputOf('not-enabled', 'source')).toMatch(/Enabled +: False/);
    expect(outputOf('not-enabled', 'destination')).toMatch(/Enabled +: True/);
    expect(outputOf('no-delegation', 'source')).toMatch(/AuthenticationType : Kerberos/);
    expect(outputOf('clock-skew', 'clock')).toBe(
      'DC1 2026-03-04T09:15:00\nHV1 2026-03-04T09:15:00\nHV2 2026-03-04T09:21:00',
    );
    expect(outputOf('network-not-allowed', 'networks')).toMatch(/\//);
    expect(outputOf('none', 'networks')).toBe('any network');
  });
});

test('a hidden fault is among its four choices, and the next one is another', () => {
  let state = 7;
  const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
  let before: RuleId | null = null;
  for (let times = 0; times < 200; times++) {
    const { id, choices } = chooseFault(before, chance);
    expect(id).not.toBe(before);
    before = id;
    expect(new Set(choices).size).toBe(4);
    expect(choices).toContain(id);
    expect(rules.find((rule) => rule.id === id)!.stage).toBe('setup');
  }
});

describe('a wrong guess is told apart', () => {
  test('by what a command would print for it, and does not print now', () => {
    const clue = tellApart(moveBrokenBy('pass-through-disk'), 'clock-skew');
    expect(clue?.output).toMatch(/HV2 .+09:21:00$/);
    expect(tellApart(moveBrokenBy('clock-skew'), 'not-enabled')?.id).toBe('source');
  });

  test('never by what it would print anyway, and not at all if nothing shows it', () => {
    const ids = rules.map(({ id }) => id).filter((id) => id in breakages);
    for (const guess of ids) {
      const clue = tellApart(moveBrokenBy('port-6600-refused'), guess);
      if (!clue) continue;
      expect(clue.output).not.toBe(outputOf('port-6600-refused', clue.id));
      expect(clue.output).not.toBe(outputOf('none', clue.id));
    }
    expect(tellApart(moveBrokenBy('port-6600-refused'), 'port-6600-reset')).toBeNull();
  });
});
