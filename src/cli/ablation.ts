import { rowOf, summarize } from '../catalog/prediction';
import { type Recorded, isSpecial } from '../catalog/recorded';
import { finish, simulatePages } from '../engine/run';
import type { PageKernel } from '../engine/kernel';
import { outcomeOf } from '../engine/seeds';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { policyById } from '../policies';
import type { PrecopyPolicy, ThreadRules } from '../policies/policy';
import { isQemu10 } from '../policies/qemu-loop';
import { commandsText } from '../text/commands';
import type { Seeds } from './spread';

const t = commandsText.ablation;

/** A rule that is left out: how the policy or the scenario changes without it. */
interface Ablation {
  rule: keyof typeof t.rules;
  policy?: (policy: PrecopyPolicy, scenario: Scenario) => PrecopyPolicy;
  scenario?: (scenario: Scenario) => Scenario;
  /** A rule of auto-converge: those runs show it. */
  isThrottling?: boolean;
  /** Whether the rule is one of this run at all. */
  holdsIn?: (scenario: Scenario) => boolean;
}

/** A recorded run and its scenario. */
interface Run {
  record: Recorded;
  scenario: Scenario;
}

const mechanism =
  (part: Partial<PrecopyPolicy['mechanism']>) =>
  (policy: PrecopyPolicy): PrecopyPolicy => ({
    ...policy,
    mechanism: { ...policy.mechanism, ...part },
  });

const thread =
  (part: Partial<ThreadRules>) =>
  (policy: PrecopyPolicy): PrecopyPolicy => ({
    ...policy,
    thread: (scenario) => ({ ...policy.thread!(scenario), ...part }),
  });

const withShare =
  (cpuShare: number) =>
  (scenario: Scenario): Scenario => ({ ...scenario, workload: { ...scenario.workload, cpuShare } });

const isOf10 = ({ policy }: Scenario) => isQemu10(policy.options);

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
  { rule: 'flushes', policy: thread({ flushPages: 1 }), holdsIn: isOf10 },
  { rule: 'none' },
  { rule: 'timed', policy: thread({ timedSyncMs: Infinity }), holdsIn: isOf10, isThrottling: true },
  { rule: 'share', scenario: withShare(0), isThrottling: true },
  { rule: 'none-throttled', isThrottling: true },
];

/** The runs that show a rule: quiet runs of plain pre-copy, or runs with auto-converge. */
const concerned = (runs: readonly Run[], { isThrottling, holdsIn }: Ablation): Run[] =>
  runs.filter(({ record, scenario }) => {
    const isShown = isThrottling
      ? scenario.policy.id === 'qemu-auto-converge'
      : record.quiet && !isSpecial(record);
    return isShown && (holdsIn?.(scenario) ?? true);
  });

/**
 * Predicts the runs, leaving out one rule at a time; returns a table in Markdown. A rule that no run
 * shows has no row.
 */
export function ablationTable(
  kernel: PageKernel,
  records: readonly Run[],
  seeds: Seeds,
  progress: (rule: string) => void,
): string {
  const lines = ABLATIONS.flatMap((ablation) => {
    const rule = t.rules[ablation.rule];
    const shown = concerned(records, ablation);
    if (shown.length === 0) return [];
    progress(rule);
    const rows = shown.map(({ record, scenario }) => {
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
    const percent = (value: number | null) => (value === null ? '–' : (value * 100).toFixed(2));
    const errors = [percent(totalMs.median), percent(totalMs.p90)] as const;
    return t.row(rule, { right, runs, exact }, errors);
  });
  return [t.head, '| --- | --- | --- | --- | --- |', ...lines, ''].join('\n');
}
