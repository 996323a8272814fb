import type { Publication } from '../../state/published.svelte';
import type { Entry } from '../../state/reality.svelte';
import { realityText as t } from '../../text/reality';
import { entryNameOf } from './naming';

/** The kinds of moves that the chart of total times tells apart. */
export type DotKind = 'quiet' | 'disturbed' | 'special' | 'published';

/** One move: its measured and its simulated total time. */
export interface Dot {
  id: string;
  name: string;
  kind: DotKind;
  measuredMs: number;
  simulatedMs: number;
}

const kindOf = ({ group, isQuiet }: Entry): DotKind =>
  group === 'special' ? 'special' : isQuiet ? 'quiet' : 'disturbed';

/** The moves that have both times, recorded ones first. */
export function dotsOf(entries: readonly Entry[], published: readonly Publication[]): Dot[] {
  return [...entries.flatMap(recordedDots), ...published.flatMap(publishedDots)];
}

function recordedDots(entry: Entry): Dot[] {
  const [measuredMs, simulatedMs] = [entry.measured.totalMs, entry.predicted?.totalMs];
  if (measuredMs === null || simulatedMs == null) return [];
  const id = entry.record.id;
  return [{ id, name: entryNameOf(entry), kind: kindOf(entry), measuredMs, simulatedMs }];
}

function publishedDots({ preset, measurement, result, series }: Publication): Dot[] {
  const { measured } = measurement;
  const kind = 'published';
  if (measured.kind === 'total' && result) {
    const [measuredMs, simulatedMs] = [measured.totalMs, result.totalMs];
    return [{ id: preset.id, name: preset.label, kind, measuredMs, simulatedMs }];
  }
  return series.flatMap(({ value, measured: real, simulated }) => {
    if (real === null || simulated === null) return [];
    const [id, name] = [`${preset.id}-${value}`, t.published.row(preset.label, value)];
    return [{ id, name, kind, measuredMs: real * 1000, simulatedMs: simulated * 1000 }];
  });
}
