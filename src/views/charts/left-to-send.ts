import { max } from 'd3';
import type { Run } from '../../model/run/run';
import { endOfMove, leftAfter } from '../../model/series';
import type { MigrationResult } from '../../model/types';
import { hasMoved } from '../../model/verdict';
import { totalPages } from '../../model/vm';
import { chartText } from '../../text/charts';
import type { LeftEnd } from '../../text/en/charts';
import { sayMoment } from './say-moment';
import { type Table, counted, lasting, tableOf, unknown, words } from './table';
import { type TimeChartKind, legendKey, thresholdKeys } from './time-chart';

const t = chartText.left;

/** The most steps of a pull in the table. */
const PULL_ROWS = 16;
/** A round does not help if it leaves more than this share of what the previous one left. */
const HELPS = 0.9;

/** The waiting pages, from start to end. */
export const leftChart: TimeChartKind = {
  id: 'left',
  words: t,
  canBeLog: true,
  curves(run) {
    const { fresh, again } = run.waiting;
    const threshold = run.thresholdPages;
    const legend = [legendKey('left', t.line), legendKey('fresh', t.fresh, 'area')];
    if (again.length) legend.push(legendKey('again', t.again, 'area'));
    legend.push(...thresholdKeys(threshold));
    return {
      lines: [{ look: 'left', samples: run.waitingPages }],
      areas: [
        { look: 'fresh', upper: fresh },
        { look: 'again', upper: again },
      ],
      top: max([{ value: threshold ?? 1 }, ...run.waitingPages], ({ value }) => value)!,
      threshold,
      legend,
    };
  },
  summary: ({ result }) => sayLeft(result),
  read(moment) {
    const pages = moment.leftPages;
    const hasEnded = moment.ms >= endOfMove(moment.run.result);
    return {
      when: sayMoment(moment),
      what: pages !== null ? t.read(pages) : hasEnded ? t.ended : chartText.notKnown,
      values: pages === null ? [] : [{ look: 'left', value: pages }],
    };
  },
  /** Each round, each step of a pull, and the end. */
  stops: ({ result, timeline }) => [
    0,
    ...result.rounds.map(({ startMs }) => startMs),
    ...result.pull.map(({ atMs }) => atMs),
    timeline.totalMs,
  ],
  table,
};

function table({ result }: Run): Table {
  const every = Math.max(1, Math.ceil(result.pull.length / PULL_ROWS));
  const pull = result.pull.filter(
    (_, index) => (index + 1) % every === 0 || index === result.pull.length - 1,
  );
  const last = result.pull.length ? t.pull : chartText.rounds.lastPages;
  return tableOf(Object.values(t.columns), [...result.rounds, ...pull], (step) =>
    'atMs' in step
      ? [words(t.pulling), lasting(step.atMs), counted(step.missingPages), unknown('')]
      : [
          words(step.live ? `${step.round}` : last),
          lasting(step.startMs),
          counted(step.pagesToSend),
          counted(leftAfter(step)),
        ],
  );
}

function sayLeft(result: MigrationResult): string {
  const live = result.rounds.filter((round) => round.live);
  const pages = totalPages(result.scenario.vm);
  if (!result.rounds.length) return t.nothingSent(pages);
  if (!live.length) return sayWithoutRounds(result, pages);
  const left = live.map(leftAfter);
  const last = left.at(-1)!;
  const fall = {
    attempt: result.attempts.length ? result.attempts.length + 1 : 0,
    rounds: live.length,
    left: last,
    end: endOf(result),
    pullMs: result.pullMs,
    missing: missingPages(result),
  };
  if (left.length > 3 && last > HELPS * left.at(-3)!) return t.stuck(fall);
  return last >= pages ? t.flat(fall) : t.falls(pages, fall);
}

function sayWithoutRounds(result: MigrationResult, pages: number): string {
  const missing = missingPages(result);
  if (result.pull.length || result.pullMs > 0)
    return hasMoved(result) ? t.allPulled(pages, result.pullMs) : t.pullFails(pages, missing);
  return hasMoved(result) ? t.allPaused(pages) : t.pauseFails(pages, missing);
}

/** The pages that wait when the last round or the pull ends. */
function missingPages({ rounds, pull }: MigrationResult): number {
  const last = rounds.at(-1);
  return pull.at(-1)?.missingPages ?? (last ? leftAfter(last) : 0);
}

function endOf(result: MigrationResult): LeftEnd {
  const { rounds, pull, pullMs, outcome } = result;
  if (pull.length || pullMs > 0) return hasMoved(result) ? 'pulled' : 'not-pulled';
  if (hasMoved(result)) return 'paused';
  if (!rounds.at(-1)!.live) return 'cut-short';
  return outcome === 'not-converged' ? 'simulation-ends' : 'given-up';
}
