import type { Figures } from '../../catalog/prediction';
import type { Publication } from '../../state/published.svelte';
import type { Entry } from '../../state/reality.svelte';
import { realityText as t } from '../../text/reality';
import { entryNameOf } from './naming';

/** The kinds of moves that the chart of total times tells apart. */
export type DotKind = 'quiet' | 'disturbed' | 'special' | 'stopped' | 'published';

/** A total time, ms, and whether the move ended then; otherwise it was stopped. */
interface Time {
  converged: boolean | null;
  totalMs: number;
}

/** One move: its measured and its simulated total time. */
export interface Dot {
  id: string;
  name: string;
  kind: DotKind;
  measured: Time;
  simulated: Time;
}

function kindOf({ group, isQuiet, measured, predicted }: Entry): DotKind {
  if (!measured.converged || !predicted?.converged) return 'stopped';
  return group === 'special' ? 'special' : isQuiet ? 'quiet' : 'disturbed';
}

/** The moves that have both times, recorded ones first. */
export function dotsOf(entries: readonly Entry[], published: readonly Publication[]): Dot[] {
  return [...entries.flatMap(recordedDots), ...published.flatMap(publishedDots)];
}

const hasTotal = (figures: Figures | null): figures is Figures & Time => figures?.totalMs != null;

/** The total time of a published move. */
const ended = (totalMs: number): Time => ({ converged: true, totalMs });

function recordedDots(entry: Entry): Dot[] {
  const { record, measured, predicted } = entry;
  if (!hasTotal(measured) || !hasTotal(predicted)) return [];
  const name = entryNameOf(entry);
  return [{ id: record.id, name, kind: kindOf(entry), measured, simulated: predicted }];
}

function publishedDots({ preset, measurement, result, series }: Publication): Dot[] {
  const { measured } = measurement;
  const kind = 'published';
  if (measured.kind === 'total' && result) {
    const times = { measured: ended(measured.totalMs), simulated: ended(result.totalMs) };
    return [{ id: preset.id, name: preset.label, kind, ...times }];
  }
  return series.flatMap(({ value, measured: real, simulated }) => {
    if (real === null || simulated === null) return [];
    const [id, name] = [`${preset.id}-${value}`, t.published.row(preset.label, value)];
    return [{ id, name, kind, measured: ended(real * 1000), simulated: ended(simulated * 1000) }];
  });
}
