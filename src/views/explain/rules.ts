import { explainStop } from '../../hyperv/explain-stop';
import { closedFormRounds } from '../../model/closed-form';
import { log } from '../../model/math';
import type { Moment, Run } from '../../model/run/run';
import { leftAfter } from '../../model/series';
import { totalPages } from '../../model/vm';
import { policyById } from '../../policies';
import { LABELS, type PolicyId } from '../../policies/labels';
import { explanationsText as t } from '../../text/explanations';
import { bytes, count, duration, linkRate, number, percent } from '../../text/format';
import { policySourcesText } from '../../text/policy-sources';
import { type Explanation, NONE, type Values, liveRounds } from './explanation';
import { SOURCES, type Source } from './sources';

const policyOf = ({ scenario }: Run) => policyById(scenario.policy.id);
const nameOf = ({ scenario }: Run) => LABELS[scenario.policy.id as PolicyId];

/** The source of the policy's rule. */
const ruleSource = (run: Run): Source => ({
  label: policySourcesText[run.scenario.policy.id as PolicyId],
  href: null,
});

/** The downtime that a policy allows, ms; null where its rule is a number of pages, or none. */
function limitMsOf({ scenario }: Run): number | null {
  const { downtimeLimitMs, switchoverMs, downtimeMs } = scenario.policy.options;
  return downtimeLimitMs ?? switchoverMs ?? downtimeMs ?? null;
}

/** Rounds after which the closed form has few enough pages left; null where this never happens. */
function closedFormCount({ scenario, verdict, thresholdPages: stop }: Run): number | null {
  const pages = totalPages(scenario.vm);
  const { writeRatio } = verdict;
  if (stop === null || stop >= pages || writeRatio <= 0 || writeRatio >= 1) return null;
  return Math.ceil(log(stop / pages) / log(writeRatio));
}

function closedFormValues(run: Run): Values {
  const pages = totalPages(run.scenario.vm);
  const { writeRatio, liveRounds: rounds } = run.verdict;
  const stop = run.thresholdPages;
  return {
    rounds: count(closedFormCount(run) ?? 0),
    stop: stop === null ? NONE : count(stop),
    pages: count(pages),
    ratio: number(writeRatio),
    share: percent(writeRatio),
    n: count(rounds),
    after: count(closedFormRounds(pages, writeRatio, rounds + 1).at(-1)!),
  };
}

function sayClosedForm(run: Run): string {
  const predicted = closedFormCount(run);
  const { writeRatio, liveRounds: rounds } = run.verdict;
  if (predicted !== null) return t.rounds.sentence(rounds);
  return writeRatio >= 1 ? t.rounds.endless(rounds) : t.rounds.leaves;
}

/** The policy's stop rule as a number of pages. */
function thresholdValues(run: Run): Values {
  const stop = run.thresholdPages;
  if (stop === null) return { pages: NONE };
  const limitMs = limitMsOf(run);
  const { pageBytes } = run.scenario.vm;
  return {
    pages: count(stop),
    page: bytes(pageBytes),
    bytes: bytes(stop * pageBytes),
    limit: duration(limitMs ?? 0),
    link: limitMs ? linkRate((stop * pageBytes * 1000) / limitMs) : NONE,
  };
}

function thresholdFormula(run: Run): string[] {
  if (run.thresholdPages === null) return ['noThreshold'];
  return [limitMsOf(run) === null ? 'thresholdByPages' : 'thresholdByTime'];
}

function sayThreshold(run: Run): string {
  const name = nameOf(run);
  const limitMs = limitMsOf(run);
  if (run.thresholdPages !== null)
    return limitMs === null ? t.threshold.byPages(name) : t.threshold.byTime(name);
  return limitMs === null ? t.threshold.none(name) : t.threshold.noPageFits(limitMs);
}

/** The time that the policy estimates when the round at the moment ends. */
function estimateOf({ run, round }: Moment) {
  const rounds = liveRounds(run.result);
  const asked = round?.live ? round : round ? rounds.at(-1) : rounds[0];
  if (!asked) return null;
  const left = leftAfter(asked);
  const leftBytes = left * run.scenario.vm.pageBytes;
  const estimatedMs = asked.values.estimatedMs;
  const linkBytes = run.liveLink.rateAt(asked.startMs + asked.durationMs);
  const ms = estimatedMs ?? (linkBytes > 0 ? (leftBytes * 1000) / linkBytes : null);
  const rate = ms ? (leftBytes * 1000) / ms : linkBytes;
  return { round: asked, left, rate, ms };
}

function estimateValues({ scenario }: Run, moment: Moment): Values {
  const estimate = estimateOf(moment);
  if (estimate?.ms == null) return { estimate: NONE };
  return {
    estimate: duration(estimate.ms),
    left: count(estimate.left),
    page: bytes(scenario.vm.pageBytes),
    rate: linkRate(estimate.rate),
  };
}

function sayEstimate(run: Run, moment: Moment): string {
  const estimate = estimateOf(moment);
  if (!estimate) return t.estimate.none;
  const { round } = estimate.round;
  const limitMs = estimate.round.values.limitMs ?? limitMsOf(run);
  return limitMs === null
    ? t.estimate.byPages(round, nameOf(run))
    : t.estimate.byTime(round, nameOf(run), limitMs);
}

/** How the numbers that depend on the hypervisor's rules are computed. */
export const RULES = {
  liveRounds: {
    formulas: ({ result }) => [liveRounds(result).length ? 'liveRounds' : 'noLiveRounds'],
    values: ({ result }) => {
      const { length } = liveRounds(result);
      return { rounds: count(length), again: count(Math.max(0, length - 1)) };
    },
    sentence: ({ result }) =>
      liveRounds(result).length
        ? t.liveRounds.sentence(explainStop(result))
        : t.liveRounds.none(explainStop(result)),
    source: ruleSource,
    terms: ['round', 'pass', 'convergence'],
  },
  rounds: {
    formulas: (run) => [closedFormCount(run) === null ? 'noRounds' : 'rounds'],
    values: closedFormValues,
    sentence: sayClosedForm,
    source: SOURCES.liu,
    illustrative: (run) =>
      run.thresholdPages !== null && policyOf(run).options.thresholdPages?.illustrative
        ? t.rounds.illustrative
        : null,
    terms: ['closed-form', 'round', 'convergence'],
  },
  threshold: {
    formulas: thresholdFormula,
    values: thresholdValues,
    sentence: sayThreshold,
    source: ruleSource,
    illustrative: (run) =>
      policyOf(run).options.thresholdPages?.illustrative ? t.threshold.illustrative : null,
    terms: ['threshold', 'downtime-limit'],
  },
  estimate: {
    formulas: (_run, moment) => [estimateOf(moment)?.ms == null ? 'noEstimate' : 'estimate'],
    values: estimateValues,
    sentence: sayEstimate,
    source: ruleSource,
    terms: ['downtime-limit', 'threshold', 'blackout'],
  },
} as const satisfies Record<string, Explanation>;
