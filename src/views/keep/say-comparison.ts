import type { MigrationEvent } from '../../model/events';
import { type Figure, isSameFigure } from '../../model/run/compare';
import { settingsThatDiffer } from '../../model/run/differing-settings';
import { type Parting, partingsOf } from '../../model/run/parting';
import type { Run } from '../../model/run/run';
import { totalPages } from '../../model/vm';
import { explainStop } from '../../hyperv/explain-stop';
import { bytes, count, duration, percent } from '../../text/format';
import { keepText as t } from '../../text/keep';
import { explain } from '../../text/reasons';
import { settingName, settingValue } from './setting-words';

/** How long the pause is beside that of the compared run, which is called `name`; may mark words. */
export function sayPause(run: Run, other: Run, name: string): string {
  const [ms, otherMs] = [run.result.blackoutMs, other.result.blackoutMs];
  if (isSameFigure(ms, otherMs)) return ms > 0 ? t.pause.same(name) : '';
  if (otherMs === 0) return t.pause.onlyHere(name);
  if (ms === 0) return t.pause.onlyThere(name, otherMs);
  return ms > otherMs ? t.pause.longer(name, ms / otherMs) : t.pause.shorter(name, otherMs / ms);
}

/** How many settings are named in the sentence. */
const NAMED = 3;

/** Which settings differ, in one sentence; may mark words. */
export function saySettings(run: Run, other: Run, name: string): string {
  const differing = settingsThatDiffer(other.scenario, run.scenario);
  const [first, ...more] = differing;
  if (!first) return t.settings.none(name);
  if (more.length) {
    const names = differing.slice(0, NAMED).map(({ path }) => settingName(path, run.scenario));
    return t.settings.several(differing.length, names);
  }
  const [own, others] = [
    settingValue(first, first.b, run.scenario),
    settingValue(first, first.a, other.scenario),
  ];
  if (first.path === 'edits') return t.settings.onlyChanges(own, name, others);
  return t.settings.one(settingName(first.path, run.scenario), own, name, others);
}

/** Where the runs part, in one sentence. */
export function sayParting(run: Run, other: Run, name: string): string {
  const { first } = partingsOf(other, run);
  if (!first) return t.parts.never;
  const { a, b } = first;
  if (a?.kind === 'sync' && b?.kind === 'sync') return saySync(first.by, run, b, other, a, name);
  if (first.by === 'reason' || first.by === 'kind') {
    const [own, others] = [reasonOf(b, run), reasonOf(a, other)];
    if (own && others) return t.parts.reason(own, name, others);
  }
  return t.parts.at((b ?? a)!.ms);
}

type Sync = Extract<MigrationEvent, { kind: 'sync' }>;

function saySync(
  by: Parting['by'],
  run: Run,
  own: Sync,
  other: Run,
  its: Sync,
  name: string,
): string {
  const { round, pagesDirtied, durationMs } = own.round;
  if (by === 'time') return t.parts.takes(round, durationMs, name, its.round.durationMs);
  if (by === 'reason') return t.parts.reason(explain(own.decision), name, explain(its.decision));
  const share = (pages: number, { scenario }: Run) => percent(pages / totalPages(scenario.vm));
  return t.parts.round(round, share(pagesDirtied, run), name, share(its.round.pagesDirtied, other));
}

/** The reason in an event, as a clause; null if it has none. */
function reasonOf(event: MigrationEvent | null, { result }: Run): string | null {
  if (event?.kind === 'pause' || event?.kind === 'given-up') return explain(event.reason);
  if (event?.kind === 'sync') return explain(event.decision);
  return event?.kind === 'failed' ? explainStop(result) : null;
}

/** A figure in words. */
export function sayFigure(figure: Figure, value: number): string {
  if (figure === 'bytesSent') return bytes(value);
  if (figure === 'liveRounds' || figure === 'pagesDirtied') return count(value);
  if (figure === 'writeRatio' || figure === 'newlyDirtyRatio') return percent(value);
  return duration(value);
}

/** A number beside that of the compared run. */
export const sayThan = (own: number, other: number, name: string): string =>
  t.than(name, isSameFigure(own, other) ? 1 : other === 0 ? Infinity : own / other);

/** How a run ended, as a clause. */
export const sayOutcome = ({ verdict }: Run): string =>
  t.outcome[verdict.outcome](verdict.liveRounds, verdict.blackoutMs);
