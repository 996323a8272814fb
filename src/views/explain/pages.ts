import type { Moment } from '../../model/run/run';
import type { MigrationResult } from '../../model/types';
import type { Frame } from '../../state/frames.svelte';
import { bytes, count, number, percent } from '../../text/format';
import { lawOf, lawValues } from './dirty-law';
import { type Explanation, NONE, type Values, liveRounds, roundOf, sum } from './explanation';
import { SOURCES } from './sources';

const dirtied = (result: MigrationResult) =>
  result.rounds.reduce((all, round) => all + round.pagesDirtied, 0);

/** Whether the law has something to say: the guest writes, and runs while its memory is copied. */
const hasLaw = (result: MigrationResult) =>
  lawOf(result).length > 0 && liveRounds(result).length > 0;

const EACH_ONCE =
  'A page counts once a round, however often it is written, so the number bends as the working set fills up.';

const WRITES_NOTHING = 'The guest of this scenario writes nothing.';

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
  if (!first)
    return 'Nothing is copied while the guest runs at the source, so no page is copied in vain.';
  if (!hasLaw(result)) return WRITES_NOTHING;
  return `${EACH_ONCE} The second formula is what round 0 dirties on average; this run drew ${count(first.pagesDirtied)}.`;
}

/** The live round at the moment; the last one once the guest is paused. */
const liveRoundOf = (moment: Moment) => {
  const round = roundOf(moment);
  return round?.live ? round : (liveRounds(moment.run.result).at(-1) ?? null);
};

/** What the maps show at the playhead. */
function frameValues(frame: Frame | null): Values {
  if (!frame)
    return { left: NONE, absent: NONE, dirty: NONE, stale: NONE, share: NONE, pages: NONE };
  const { pages, absentPages, dirtyPages, stalePages } = frame;
  return {
    left: count(absentPages + dirtyPages),
    absent: count(absentPages),
    dirty: count(dirtyPages),
    stale: count(stalePages),
    pages: count(pages),
    share: percent(1 - (absentPages + stalePages) / pages),
  };
}

/** How the read-outs in pages and bytes come about. */
export const PAGES = {
  sent: {
    title: 'Sent over the link',
    formulas: ['sent'],
    values: ({ result }) => ({
      bytes: bytes(result.bytesSent),
      sum: sum(
        result.rounds.map(({ bytesSent }) => bytesSent),
        bytes,
      ),
    }),
    sentence: ({ result: { scenario, attempts } }) =>
      `The rounds add up. A page takes its ${bytes(scenario.vm.pageBytes)}, unless it is compressed, and ${count(scenario.link.pageHeaderBytes)} B that say which page it is; a zero page takes hardly more than the latter. Device state is not counted${attempts.length ? ', nor what earlier attempts sent' : ''}.`,
    source: SOURCES.qemu,
    terms: ['amplification', 'zero-page', 'round'],
  },
  amplification: {
    title: 'Memory sent, as a multiple',
    formulas: ['amplification'],
    values: ({ result: { bytesSent, amplification, scenario } }) => ({
      times: number(amplification),
      bytes: bytes(bytesSent),
      memory: bytes(scenario.vm.memoryBytes),
    }),
    sentence: ({ result: { amplification } }) =>
      amplification > 1
        ? 'What crossed the link over the memory that the guest has: whatever is above 1 was sent again, or is headers.'
        : 'What crossed the link over the memory that the guest has: below 1 where zero pages or compression save more than is sent again, or where the move ended early.',
    source: SOURCES.model,
    terms: ['amplification', 'dirty-page'],
  },
  dirtied: {
    title: 'Pages dirtied while copying',
    formulas: ({ result }) => ['dirtied', ...(hasLaw(result) ? lawOf(result) : [])],
    values: ({ result }) => dirtiedValues(result),
    sentence: ({ result }) => sayDirtied(result),
    source: SOURCES.nathan,
    terms: ['dirty-page', 'working-set', 'hot-and-cold'],
  },
  dirtiedInRound: {
    title: 'Pages dirtied in a round',
    formulas: ({ result }) => ['dirtiedInRound', ...(hasLaw(result) ? lawOf(result) : [])],
    values: ({ result }, moment) => {
      const round = liveRoundOf(moment);
      if (!round) return { drawn: NONE };
      return { drawn: count(round.pagesDirtied), ...lawValues(result, round) };
    },
    sentence: ({ result }, moment) => {
      const round = liveRoundOf(moment);
      if (!round) return 'No round runs while the guest does, so there is none to dirty pages in.';
      return hasLaw(result)
        ? `In round ${round.round} this run drew the first number; the formula says what it is on average. ${EACH_ONCE}`
        : WRITES_NOTHING;
    },
    source: SOURCES.nathan,
    terms: ['dirty-page', 'dirty-rate', 'working-set'],
  },
  left: {
    title: 'Pages left',
    formulas: ['left'],
    values: (_run, _moment, frame) => frameValues(frame),
    sentence:
      'What the source has still to send at this moment: pages that have never been sent, and pages that were written since they were.',
    source: SOURCES.model,
    terms: ['dirty-page', 'dirty-bitmap', 'playhead'],
  },
  current: {
    title: 'Current at the destination',
    formulas: ['current'],
    values: (_run, _moment, frame) => frameValues(frame),
    sentence:
      'The share of pages that the destination has as they are now. It falls when the guest writes to a page that was already there: the copy is stale from then on.',
    source: SOURCES.model,
    terms: ['stale-page', 'destination-host', 'playhead'],
  },
  stale: {
    title: 'Stale pages when the guest wakes',
    formulas: ['stale'],
    values: ({ result: { stalePagesAtActivation } }) => ({
      stale: stalePagesAtActivation === null ? 'not checked' : count(stalePagesAtActivation),
    }),
    sentence: ({ result: { stalePagesAtActivation } }) =>
      stalePagesAtActivation === null
        ? 'A second record of every page would prove that none is lost; it is left out of previews and of VMs with more than 16,777,216 pages.'
        : 'A record of its own marks every page the guest writes and clears it when that page is sent. It never looks at what the migration believes, so a lost page would be found; when the guest wakes it must be empty.',
    source: SOURCES.model,
    terms: ['stale-page-proof', 'stale-page'],
  },
} as const satisfies Record<string, Explanation>;
