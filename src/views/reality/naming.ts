import type { Measurement } from '../../catalog/measurements';
import type { Figures } from '../../catalog/prediction';
import type { Preset } from '../../catalog/presets';
import { versionOf } from '../../catalog/recorded';
import type { Entry, Group } from '../../state/reality.svelte';
import { durationAmong } from '../../text/among';
import { difference, percent } from '../../text/format';
import { realityText as t } from '../../text/reality';

/** Whether a feature that was switched on has its own name. */
const isSwitch = (name: string): name is keyof typeof t.details.switchedOn =>
  name in t.details.switchedOn;

/** Whether the processor of the VM could hide writes. */
export const isHidden = ({ id }: Pick<Entry['record'], 'id'>): boolean => id.includes('noinvlpg');

/** The working set of a recorded run as a share of its memory. */
function setShareOf({ record: { in: given } }: Entry): number {
  const pages = given.ram_bytes / given.page_size;
  return Math.round((given.wss_pages / pages) * 100) / 100;
}

/** Pattern, working set and rate of a recorded run. */
export function entryNameOf(entry: Entry): string {
  const given = entry.record.in;
  return t.names[given.pattern](setShareOf(entry), given.requested_writes_per_s);
}

/** What the VM of a recorded run did, and over which link it moved. */
export function settingsOf(entry: Entry): string {
  const given = entry.record.in;
  return t.settings.all(
    t.settings[given.pattern](setShareOf(entry), given.requested_writes_per_s),
    t.settings[given.limiter](given.ram_bytes, given.link_bytes_per_s),
  );
}

/** The downtime limit of most runs, ms; the choice does not name it. */
const USUAL_LIMIT_MS = 300;

/** Version, downtime limit, and other differences between it and the other runs. */
export function detailsOf(entry: Entry): string {
  const { in: given } = entry.record;
  const say = t.details;
  const [version, limit] = [
    say.version(versionOf({ in: given })),
    say.limit(given.downtime_limit_ms),
  ];
  return say.all([version, limit, ...differencesOf(entry)]);
}

/** Its name in a list of all runs, under the head of its group. */
export function choiceOf(entry: Entry): string {
  const { downtime_limit_ms: limitMs } = entry.record.in;
  const limit = limitMs === USUAL_LIMIT_MS ? [] : [t.details.limit(limitMs)];
  return t.details.all([entryNameOf(entry), ...limit, ...differencesOf(entry)]);
}

/** The runs of one version of QEMU with the same limit. */
export interface RunGroup {
  version: number;
  group: Group;
  entries: readonly Entry[];
}

/** Ids of runs that show most of what there is to see. */
export const PICKED_RUNS = {
  typical: 'q_u25_r080',
  endless: 'q_u90_r110_c',
  wrong: 'x_noinvlpg_u05_r150',
} as const;

/** What limited the runs, in the order in which they are shown. */
export const RUN_GROUPS: readonly Group[] = ['qemu', 'link', 'special'];

/** The runs by version of QEMU, then by what limited them. */
export function runGroupsOf(entries: readonly Entry[]): RunGroup[] {
  const versions = [...new Set(entries.map(({ record }) => versionOf(record)))];
  return versions.flatMap((version) =>
    RUN_GROUPS.map((group) => ({
      version,
      group,
      entries: entries.filter(
        (entry) => entry.group === group && versionOf(entry.record) === version,
      ),
    })).filter(({ entries }) => entries.length > 0),
  );
}

function differencesOf({ record: { id, in: given } }: Entry): string[] {
  const say = t.details;
  const details: string[] = [];
  if (given.ram_bytes !== 2 ** 28) details.push(say.memory(given.ram_bytes));
  if (given.link_bytes_per_s !== 2 ** 26) details.push(say.link(given.link_bytes_per_s));
  if (given.wss_first_page > 512) details.push(say.top);
  for (const name of given.capabilities ?? [])
    details.push(isSwitch(name) ? say.switchedOn[name] : name);
  if (isHidden({ id })) details.push(say.hidden);
  const again = /_rep(\d)$/.exec(id)?.[1];
  if (again) details.push(say.repeat(Number(again)));
  if (id.endsWith('_c')) details.push(say.again);
  return details;
}

/** A preset with its measurements, for a run outside the list of presets. */
export interface MeasuredPreset extends Preset {
  measurement: Measurement | null;
}

/** A recorded run as a preset for the Watch screen. */
export function measuredPresetOf(entry: Entry): MeasuredPreset {
  const { record, measured, scenario } = entry;
  const { totalMs, downtimeMs } = measured;
  const hasBoth = totalMs !== null && downtimeMs !== null;
  return {
    id: record.id,
    label: entryNameOf(entry),
    about: t.measurement.about(detailsOf(entry)),
    scenario,
    isMeasured: hasBoth,
    measurement: hasBoth
      ? {
          source: { title: t.measurement.source(versionOf(record)), url: '#reality' },
          fitted: [],
          measured: {
            kind: 'total',
            totalMs,
            blackoutMs: downtimeMs,
            note: t.measurement.note,
          },
        }
      : null,
  };
}

/** Below this share a difference means nothing: QEMU counts whole milliseconds. */
export const NOTHING = 0.001;

/** The difference between the simulated number and the measured one; empty if one is missing. */
export function offBy(simulated: number | null | undefined, measured: number | null): string {
  if (simulated == null || measured === null) return '';
  if (simulated === measured) return t.off.equal;
  if (measured === 0) return '';
  if (Math.abs(simulated - measured) < measured * NOTHING) return t.off.less(NOTHING);
  return difference(simulated, measured);
}

/** A total time, ms, and whether the move ended then; otherwise it was stopped. */
type TotalTime = Pick<Figures, 'converged' | 'totalMs'>;

/** A total time in the unit of the one beside it. */
export function totalTimeOf({ converged, totalMs }: TotalTime, beside: TotalTime | null): string {
  if (totalMs === null) return '–';
  const text = durationAmong(totalMs, [beside?.totalMs]);
  return converged === false ? t.stoppedAfter(text) : text;
}

/** How far total times are apart; empty if only one of the moves ended. */
export const totalTimesOff = (simulated: TotalTime | null, measured: TotalTime): string =>
  simulated?.converged === measured.converged ? offBy(simulated.totalMs, measured.totalMs) : '';

/** A relative error, with suitable precision. */
export function errorShare(share: number | null | undefined): string {
  return share == null ? '–' : percent(Number(share.toPrecision(2)));
}

/** Writes a value that is compared with others. */
export type Show = (value: number, compared: readonly (number | null | undefined)[]) => string;

/** A row of a table with measured and simulated values side by side. */
export interface BesideRow {
  name: string;
  measured: string;
  simulated: string;
  off: string;
}

/** A row; null means no value, undefined means still being simulated. */
export function besideRow(
  name: string,
  measured: number | null,
  simulated: number | null | undefined,
  show: Show,
  none = '–',
): BesideRow {
  const say = (value: number | null) =>
    value === null ? none : show(value, [measured, simulated]);
  return {
    name,
    measured: say(measured),
    simulated: simulated === undefined ? '…' : say(simulated),
    off: offBy(simulated, measured),
  };
}
