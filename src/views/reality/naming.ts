import type { Measurement } from '../../catalog/measurements';
import type { Preset } from '../../catalog/presets';
import { versionOf } from '../../catalog/recorded';
import type { Entry } from '../../state/reality.svelte';
import { difference, percent } from '../../text/format';
import { realityText as t } from '../../text/reality';

/** Whether something that was switched on has a name of its own. */
const isSwitch = (name: string): name is keyof typeof t.details.switchedOn =>
  name in t.details.switchedOn;

/** Pattern, working set and rate of a recorded run. */
export function entryNameOf({ record: { in: given } }: Entry): string {
  const pages = given.ram_bytes / given.page_size;
  const share = Math.round((given.wss_pages / pages) * 100) / 100;
  return t.names[given.pattern](share, given.requested_writes_per_s);
}

/** What else distinguishes it from the others. */
export function detailsOf({ record: { id, in: given } }: Entry): string {
  const say = t.details;
  const details = [say.version(versionOf({ in: given })), say.limit(given.downtime_limit_ms)];
  if (given.ram_bytes !== 2 ** 28) details.push(say.memory(given.ram_bytes));
  if (given.link_bytes_per_s !== 2 ** 26) details.push(say.link(given.link_bytes_per_s));
  if (given.wss_first_page > 512) details.push(say.top);
  for (const name of given.capabilities ?? [])
    details.push(isSwitch(name) ? say.switchedOn[name] : name);
  if (id.includes('noinvlpg')) details.push(say.hidden);
  const again = /_rep(\d)$/.exec(id)?.[1];
  if (again) details.push(say.repeat(Number(again)));
  if (id.endsWith('_c')) details.push(say.again);
  return say.all(details);
}

/** A preset that brings along what was measured, for a run outside the list of presets. */
export interface MeasuredPreset extends Preset {
  measurement: Measurement | null;
}

/** A recorded run as the Watch screen takes it. */
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

/** Below this share the digits say nothing: QEMU counts whole milliseconds. */
const NOTHING = 0.001;

/** How far the simulated number lies from the measured one; empty where there are not both. */
export function offBy(simulated: number | null | undefined, measured: number | null): string {
  if (simulated == null || measured === null) return '';
  if (simulated === measured) return t.off.equal;
  if (measured === 0) return '';
  if (Math.abs(simulated - measured) < measured * NOTHING) return t.off.less(NOTHING);
  return difference(simulated, measured);
}

/** A relative error, with no more figures than it deserves. */
export function errorShare(share: number | null | undefined): string {
  return share == null ? '–' : percent(Number(share.toPrecision(2)));
}

/** How a value is written. */
export type Show = (value: number) => string;

/** A row of a table that sets measured and simulated side by side. */
export interface BesideRow {
  name: string;
  measured: string;
  simulated: string;
  off: string;
}

/** A row; null is a value there is none of, undefined one that is still being simulated. */
export function besideRow(
  name: string,
  measured: number | null,
  simulated: number | null | undefined,
  show: Show,
  none = '–',
): BesideRow {
  const say = (value: number | null) => (value === null ? none : show(value));
  return {
    name,
    measured: say(measured),
    simulated: simulated === undefined ? '…' : say(simulated),
    off: offBy(simulated, measured),
  };
}
