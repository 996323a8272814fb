import { rowOf, summarize } from '../catalog/prediction';
import type { Recorded } from '../catalog/recorded';
import { finish, simulatePages } from '../engine/run';
import type { PageKernel } from '../engine/kernel';
import { outcomeOf } from '../engine/seeds';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { policyById } from '../policies';
import type { PrecopyPolicy } from '../policies/policy';
import { commandsText } from '../text/commands';
import type { Seeds } from './spread';

const t = commandsText.ablation;

/** A rule that is left out: how the policy or the scenario changes without it. */
interface Ablation {
  rule: keyof typeof t.rules;
  policy?: (policy: PrecopyPolicy, scenario: Scenario) => PrecopyPolicy;
  scenario?: (scenario: Scenario) => Scenario;
}

const mechanism =
  (part: Partial<PrecopyPolicy['mechanism']>) =>
  (policy: PrecopyPolicy): PrecopyPolicy => ({
    ...policy,
    mechanism: { ...policy.mechanism, ...part },
  });

const ABLATIONS: readonly Ablation[] = [
  {
    rule: 'saturation',
    scenario: (scenario) => ({
      ...scenario,
      workload: {
        ...scenario.workload,
        kind: 'sequential',
        firstPage: 0,
        sweepFrom: 0,
        workingSetPages: totalPages(scenario.vm),
      },
      vm: { ...scenario.vm, zeroPageShare: 0, filledFirstPage: null, filledPages: null },
    }),
  },
  {
    rule: 'sync',
    policy: mechanism({ sync: 'round-end', pacing: 'steady' }),
  },
  { rule: 'scan', policy: mechanism({ scan: 'restart' }) },
  {
    rule: 'resend',
    policy: mechanism({
      sync: 'round-end',
      pacing: 'steady',
      slicePages: 64,
      skipRedirtied: true,
    }),
  },
  {
    rule: 'looks',
    policy: (policy, scenario) => ({
      ...mechanism({ pacing: 'steady' })(policy),
      decide(stats, options, memory) {
        const limit = options.downtimeLimitMs! / 1000;
        const syncBelowPages = (stats.bandwidthBytesPerSecond * limit) / scenario.vm.pageBytes;
        return { ...policy.decide(stats, options, memory), syncBelowPages };
      },
    }),
  },
  {
    rule: 'zeros',
    scenario: (scenario) => ({ ...scenario, vm: { ...scenario.vm, zeroPageShare: 0 } }),
  },
  {
    rule: 'header',
    scenario: (scenario) => ({ ...scenario, link: { ...scenario.link, pageHeaderBytes: 0 } }),
  },
  { rule: 'none' },
];

/** Predicts the quiet runs, leaving out one rule at a time; returns a table in Markdown. */
export function ablationTable(
  kernel: PageKernel,
  records: readonly { record: Recorded; scenario: Scenario }[],
  seeds: Seeds,
  progress: (rule: string) => void,
): string {
  const lines = ABLATIONS.map((ablation) => {
    const rule = t.rules[ablation.rule];
    progress(rule);
    const rows = records.map(({ record, scenario }) => {
      const altered = ablation.scenario?.(scenario) ?? scenario;
      const known = policyById(scenario.policy.id);
      const policy = ablation.policy?.(known, altered) ?? known;
      const runs = [];
      for (let seed = seeds.first; seed <= seeds.last; seed++) {
        const run = simulatePages(kernel, { ...altered, seed }, policy, { proof: false });
        runs.push(outcomeOf(finish(run)));
      }
      return rowOf(record, runs);
    });
    const { runs, verdictsRight: right, syncsExact: exact, totalMs } = summarize(rows, () => true);
    const percent = (value: number | null) => ((value ?? 0) * 100).toFixed(2);
    const errors = [percent(totalMs.median), percent(totalMs.p90)] as const;
    return t.row(rule, { right, runs, exact }, errors);
  });
  return [t.head, '| --- | --- | --- | --- | --- |', ...lines, ''].join('\n');
}
