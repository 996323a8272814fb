import type { Moment } from '../../model/run/run';
import type { MigrationResult } from '../../model/types';
import { totalPages } from '../../model/vm';
import type { Frame } from '../../state/frames.svelte';
import { explanationsText as t } from '../../text/explanations';
import { bytes, count, number, percent } from '../../text/format';
import { formulasText } from '../../text/formulas';
import { currentShareOf } from '../watch/hosts';
import { lawOf, lawValues } from './dirty-law';
import { type Explanation, NONE, type Values, liveRounds, roundOf, sum } from './explanation';
import { SOURCES } from './sources';

const dirtied = (result: MigrationResult) =>
  result.rounds.reduce((all, round) => all + round.pagesDirtied, 0);

/** Whether the law applies: the VM writes, and runs while its memory is copied. */
const hasLaw = (result: MigrationResult) =>
  lawOf(result).length > 0 && liveRounds(result).length > 0;

function dirtiedValues(result: MigrationResult): Values {
  const rounds = liveRounds(result);
  return {
    dirtied: count(dirtied(result)),
    sum: sum(
      rounds.map(({ pagesDirtied }) => pagesDirtied),
      count,
    ),
    ...(rounds[0] && lawValues(result, rounds[0])),
  };
}

function sayDirtied(result: MigrationResult): string {
  const first = liveRounds(result)[0];
  if (!first) return t.dirtied.none;
  return hasLaw(result) ? t.dirtied.sentence(first.pagesDirtied) : t.dirtied.writesNothing;
}

/** The live round at the moment; the last one when the VM is paused. */
const liveRoundOf = (moment: Moment) => {
  const round = roundOf(moment);
  return round?.live ? round : (liveRounds(moment.run.result).at(-1) ?? null);
};

/** What the maps show at the playhead. */
function frameValues(frame: Frame | null): Values {
  if (!frame) return { absent: NONE, stale: NONE, share: NONE, pages: NONE };
  const { pages, absentPages, stalePages } = frame;
  return {
    absent: count(absentPages),
    stale: count(stalePages),
    pages: count(pages),
    share: percent(currentShareOf(frame)),
  };
}

/** What the round at the moment, or the pull, must still send: the number below the link. */
function leftValues({ run, round, leftPages }: Moment): Values {
  if (leftPages === null) return { left: NONE };
  const left = Math.round(leftPages);
  const pages = Math.max(left, round?.pagesToSend ?? totalPages(run.scenario.vm));
  return { left: count(left), pages: count(pages), sent: count(pages - left) };
}

/** How the numbers in pages and bytes are computed. */
export const PAGES = {
  sent: {
    formulas: ['sent'],
    values: ({ result }) => ({
      bytes: bytes(result.bytesSent),
      sum: sum(
        result.rounds.map(({ bytesSent }) => bytesSent),
        bytes,
      ),
    }),
    sentence: ({ result: { scenario, attempts }, channel }) =>
      t.sent.sentence(scenario.vm.pageBytes, channel.headerBytes, attempts.length > 0),
    source: SOURCES.qemu,
    terms: ['amplification', 'zero-page', 'round'],
  },
  amplification: {
    formulas: ['amplification'],
    values: ({ result: { bytesSent, amplification, scenario } }) => ({
      times: number(amplification),
      bytes: bytes(bytesSent),
      memory: bytes(scenario.vm.memoryBytes),
    }),
    sentence: ({ result: { amplification } }) =>
      amplification > 1 ? t.amplification.above : t.amplification.below,
    source: SOURCES.model,
    terms: ['amplification', 'dirty-page'],
  },
  dirtied: {
    formulas: ({ result }) => ['dirtied', ...(hasLaw(result) ? lawOf(result) : [])],
    values: ({ result }) => dirtiedValues(result),
    sentence: ({ result }) => sayDirtied(result),
    source: SOURCES.nathan,
    terms: ['dirty-page', 'working-set', 'hot-and-cold'],
  },
  dirtiedInRound: {
    formulas: ({ result }) => ['dirtiedInRound', ...(hasLaw(result) ? lawOf(result) : [])],
    values: ({ result }, moment) => {
      const round = liveRoundOf(moment);
      if (!round) return { drawn: NONE };
      return { drawn: count(round.pagesDirtied), ...lawValues(result, round) };
    },
    sentence: ({ result }, moment) => {
      const round = liveRoundOf(moment);
      if (!round) return t.dirtiedInRound.none;
      return hasLaw(result)
        ? t.dirtiedInRound.sentence(round.round)
        : t.dirtiedInRound.writesNothing;
    },
    source: SOURCES.nathan,
    terms: ['dirty-page', 'dirty-rate', 'working-set'],
  },
  left: {
    formulas: (_run, { leftPages }) => [leftPages === null ? 'noLeft' : 'left'],
    values: (_run, moment) => leftValues(moment),
    sentence: (_run, { leftPages }) => (leftPages === null ? t.left.none : t.left.sentence),
    source: SOURCES.model,
    terms: ['dirty-page', 'dirty-bitmap', 'playhead'],
  },
  current: {
    formulas: ['current'],
    values: (_run, _moment, frame) => frameValues(frame),
    sentence: () => t.current.sentence,
    source: SOURCES.model,
    terms: ['stale-page', 'destination-host', 'playhead'],
  },
  stale: {
    formulas: ['stale'],
    values: ({ hasMoved, result: { stalePagesAtActivation: stale } }) => {
      if (!hasMoved) return { stale: NONE };
      return { stale: stale === null ? formulasText.notChecked : count(stale) };
    },
    sentence({ hasMoved, result: { stalePagesAtActivation: stale } }) {
      if (!hasMoved) return t.stale.stayed;
      return stale === null ? t.stale.notChecked : t.stale.sentence;
    },
    source: SOURCES.model,
    terms: ['stale-page-proof', 'stale-page'],
  },
} as const satisfies Record<string, Explanation>;
