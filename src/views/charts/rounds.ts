import { scaleBand } from 'd3';
import { closedFormRounds } from '../../model/closed-form';
import type { Moment, Run } from '../../model/run/run';
import { SAME_MS } from '../../model/timeline';
import type { RoundRecord } from '../../model/types';
import { chartText } from '../../text/charts';
import { percent } from '../../text/format';
import { type Table, counted, tableOf, words } from './table';

const t = chartText.rounds;

/** If there are more rounds than this, only the first ones are drawn. */
const MAX_ROUNDS = 60;
/** Rounds below this share of the highest count as small and are drawn again in the inset. */
const SMALL = 0.2;
/**
 * A round does not shrink if it dirties more than this share of what the round two before it did.
 */
const SHRINKS = 0.9;

export const sentIn = (round: RoundRecord) => round.pagesSent + round.zeroPagesSent;
const highest = (rounds: readonly RoundRecord[]) =>
  Math.max(1, ...rounds.map((round) => Math.max(sentIn(round), round.pagesDirtied)));

/** The data of the bars of a run. */
export function barsOf(run: Run) {
  const rounds = run.result.rounds.slice(0, MAX_ROUNDS);
  const ratio = run.verdict.writeRatio;
  return {
    rounds,
    top: highest(rounds),
    threshold: run.thresholdPages,
    ratio,
    closed: rounds.length ? closedFormRounds(rounds[0]!.pagesToSend, ratio, rounds.length) : [],
  };
}

/** The places of rounds side by side, pixels. */
export const bandsOf = (rounds: readonly RoundRecord[], left: number, right: number) =>
  scaleBand(
    rounds.map(({ round }) => round),
    [left, right],
  )
    .paddingInner(0.25)
    .paddingOuter(0.1);

type Point = readonly [x: number, y: number];

/** The part of a line in which a linear function of its points is not negative. */
export function partOf(line: readonly Point[], room: (point: Point) => number): Point[] {
  return line.flatMap((point, index) => {
    const before = line[index - 1] ?? point;
    const [then, now] = [room(before), room(point)];
    const share = then / (then - now);
    const cut: Point = [
      before[0] + share * (point[0] - before[0]),
      before[1] + share * (point[1] - before[1]),
    ];
    return [...(then < 0 === now < 0 ? [] : [cut]), ...(now < 0 ? [] : [point])];
  });
}

/** The first of the small rounds at the end, and their highest value; null if there are none. */
export function smallRounds(
  rounds: readonly RoundRecord[],
  top: number,
): { from: number; top: number } | null {
  const last = rounds.findLastIndex(
    (round) => Math.max(sentIn(round), round.pagesDirtied) > SMALL * top,
  );
  const from = last + 1;
  const small = highest(rounds.slice(from));
  return from > 0 && from < rounds.length && small > 1 ? { from, top: small } : null;
}

/** Describes the rounds in one sentence. */
export function sayRounds({ result: { rounds } }: Run): string {
  if (!rounds.length) return '';
  const live = rounds.filter((round) => round.live);
  if (!live.length) return t.none;
  const sharesOf = (some: readonly RoundRecord[]) =>
    some.map((round) => percent(round.pagesDirtied / rounds[0]!.pagesToSend));
  const shares = sharesOf(live.slice(0, 4));
  if (live.length === 1) return t.one(shares[0]!);
  const dirtied = live.map((round) => round.pagesDirtied);
  const isShrinking = dirtied.every((pages, index) => !index || pages < dirtied[index - 1]!);
  const isStuck =
    dirtied.length > 3 && dirtied[1]! < dirtied[0]! && dirtied.at(-1)! > SHRINKS * dirtied.at(-3)!;
  const isCut = live.length > 4;
  // It is the end that does not shrink.
  if (isStuck)
    return t.stuck(isCut ? shares.slice(0, 2) : shares, isCut ? sharesOf(live.slice(-2)) : []);
  return (isShrinking ? t.shrink : t.each)(shares, isCut);
}

/** The values of a round's bars. */
export const readRound = (round: RoundRecord | null) => ({
  when: round ? (round.live ? t.round(round.round) : t.last) : t.before,
  what: round ? t.read(sentIn(round), round.pagesDirtied, round.pagesSkipped) : t.nothingYet,
});

/** The values of the round at a moment; while it lasts, those of its end. */
export function readRoundAt({ round, ms }: Moment): ReturnType<typeof readRound> {
  const reading = readRound(round);
  const isUnderWay = round !== null && ms < round.startMs + round.durationMs - SAME_MS;
  if (!isUnderWay) return reading;
  return { ...reading, when: round.live ? t.roundEnds(round.round) : t.lastEnds };
}

export const tableOfRounds = ({ result }: Run): Table =>
  tableOf(Object.values(t.columns), result.rounds, (round) => [
    words(round.live ? `${round.round}` : t.lastPages),
    counted(round.pagesToSend),
    counted(sentIn(round)),
    counted(round.pagesDirtied),
  ]);
