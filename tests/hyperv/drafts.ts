import { breakages } from '../../src/hyperv/breakages';
import { preflight } from '../../src/hyperv/preflight';
import { render } from '../../src/hyperv/powershell';
import { readyHosts } from '../../src/hyperv/ready';
import { ruleById } from '../../src/hyperv/rules';
import { sayRule } from '../../src/hyperv/say-rule';
import type { HostsDraft } from '../../src/hyperv/situation';
import type { Scenario } from '../../src/model/types';
import { scenarioOf } from '../helpers/scenarios';

/** Working hosts and a small VM, so that a move can be simulated to its end. */
export const ready = () =>
  scenarioOf({
    vm: { memoryBytes: 64 * 2 ** 20 },
    workload: { kind: 'hot-cold', writesPerSecond: 200, workingSetPages: 1024 },
    hosts: readyHosts(),
  }) as Scenario & HostsDraft;

type Change = (draft: HostsDraft) => void;

/** The same with a change. */
export function changed(change: Change): Scenario & HostsDraft {
  const draft = ready();
  change(draft);
  return draft;
}

/** The failure of a move after a change. */
export const failureOf = (change: Change) => preflight(changed(change)).failure?.id ?? null;

/** The texts of a broken rule, with an optional further change. */
export function linesOf(id: string, change: Change = () => undefined) {
  const { situation } = preflight(
    changed((draft) => {
      breakages[id]!(draft);
      change(draft);
    }),
  );
  const rule = ruleById(id);
  const said = sayRule(rule, situation);
  return {
    check: rule.check(situation).map(render),
    fix: rule.fix(situation).map(render),
    label: said.remedy,
    cause: said.cause,
  };
}
