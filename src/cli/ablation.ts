import { rowOf, summarize } from '../catalog/prediction';
import type { Recorded } from '../catalog/recorded';
import { finish, simulatePages } from '../engine/run';
import type { PageKernel } from '../engine/kernel';
import { outcomeOf } from '../engine/seeds';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { policyById } from '../policies';
import type { PrecopyPolicy } from '../policies/policy';
import type { Seeds } from './spread';

/** A rule left out: what becomes of the policy or of the scenario without it. */
interface Ablation {
  rule: string;
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
    rule: 'Working-set saturation (every write dirties another page)',
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
    rule: 'Early sync (rounds drain)',
    policy: mechanism({ sync: 'round-end', pacing: 'steady' }),
  },
  { rule: 'Circular scan (a sync rewinds it)', policy: mechanism({ scan: 'restart' }) },
  {
    rule: 'Sending now and again what is dirtied before its turn (passed over, rounds drain)',
    policy: mechanism({
      sync: 'round-end',
      pacing: 'steady',
      slicePages: 64,
      skipRedirtied: true,
    }),
  },
  {
    rule: 'Looks every 100 ms or 50 ms step (looks at once, bandwidth known)',
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
    rule: 'Zero pages (sent whole)',
    scenario: (scenario) => ({ ...scenario, vm: { ...scenario.vm, zeroPageShare: 0 } }),
  },
  {
    rule: 'Page header',
    scenario: (scenario) => ({ ...scenario, link: { ...scenario.link, pageHeaderBytes: 0 } }),
  },
  { rule: 'None: all rules' },
];

/** Predicts the quiet runs with each rule left out in turn, as a table in Markdown. */
export function ablationTable(
  kernel: PageKernel,
  records: readonly { record: Recorded; scenario: Scenario }[],
  seeds: Seeds,
  progress: (rule: string) => void,
): string {
  const lines = ABLATIONS.map((ablation) => {
    progress(ablation.rule);
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
    const { runs, verdictsRight, syncsExact, totalMs } = summarize(rows, () => true);
    const percent = (value: number | null) => `${((value ?? 0) * 100).toFixed(2)} %`;
    return `| ${ablation.rule} | ${verdictsRight} of ${runs} | ${syncsExact} | ${percent(totalMs.median)} | ${percent(totalMs.p90)} |`;
  });
  return [
    '| Rule left out | Verdicts right | Sync counts exact | Total time, median error | 90th percentile |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
