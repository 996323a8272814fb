import type { MigrationResult } from '../types';
import type { Run } from './run';

/** The figures of an outcome that are compared: times in ms, sizes in bytes, counts. */
export const COMPARED_FIGURES = [
  'totalMs',
  'setupMs',
  'storageMs',
  'brownoutMs',
  'blackoutMs',
  'pullMs',
  'cleanupMs',
  'bytesSent',
  'liveRounds',
  'pagesDirtied',
  'writeRatio',
  'newlyDirtyRatio',
] as const;
export type Figure = (typeof COMPARED_FIGURES)[number];

/** A figure of two runs. */
export interface FigureDifference {
  figure: Figure;
  a: number;
  b: number;
  isSame: boolean;
}

/** Figures that differ by less than this share of the larger one count as the same. */
const SAME_SHARE = 0.01;

export const isSameFigure = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME_SHARE * Math.max(Math.abs(a), Math.abs(b)) * (1 - 1e-12);

/** How far two figures are apart: the factor between them, 1 or more; infinite beside zero. */
export function factorBetween(a: number, b: number): number {
  if (a === b) return 1;
  const [low, high] = a < b ? [a, b] : [b, a];
  return low > 0 ? high / low : Infinity;
}

const pagesDirtied = ({ rounds }: MigrationResult) =>
  rounds.reduce((sum, round) => sum + round.pagesDirtied, 0);

/** A figure of a run; null where it has none. */
export function figureOf({ result, verdict }: Run, figure: Figure): number | null {
  if (figure === 'pagesDirtied') return pagesDirtied(result);
  if (figure === 'liveRounds' || figure === 'writeRatio' || figure === 'newlyDirtyRatio')
    return verdict[figure];
  return result[figure];
}

/** The figures that both runs have, those that differ most first. */
export function figuresOf(a: Run, b: Run): FigureDifference[] {
  return COMPARED_FIGURES.flatMap((figure) => {
    const [one, other] = [figureOf(a, figure), figureOf(b, figure)];
    if (one === null || other === null) return [];
    return { figure, a: one, b: other, isSame: isSameFigure(one, other) };
  }).sort((one, other) => factorBetween(other.a, other.b) - factorBetween(one.a, one.b));
}
