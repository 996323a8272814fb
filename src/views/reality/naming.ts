import type { Measurement } from '../../catalog/measurements';
import type { Preset } from '../../catalog/presets';
import type { Entry, Group } from '../../state/reality.svelte';
import { bytes, count, difference, duration, percent } from '../../text/format';

const PATTERNS = { uniform: 'Uniform', sequential: 'Sweep', hotcold: 'Hot and cold' } as const;

const SWITCHED_ON: Record<string, string> = {
  'auto-converge': 'auto-converge',
  xbzrle: 'XBZRLE',
  'postcopy-ram': 'post-copy',
};

/** What each group of recorded runs is called, and what it is. */
export const RUN_GROUPS: Record<Group, { title: string; about: string }> = {
  qemu: {
    title: 'Limited by QEMU',
    about: 'QEMU’s own bandwidth limit holds while the guest runs and is lifted for the stop.',
  },
  link: {
    title: 'Limited by the link',
    about: 'A relay between the hosts holds to a byte rate, in the stop as well.',
  },
  special: {
    title: 'With something else switched on',
    about: 'Auto-converge, XBZRLE, post-copy, or a guest that lets its processor hide writes.',
  },
};

/** Pattern, working set and rate of a recorded run. */
export function entryNameOf({ record: { in: given } }: Entry): string {
  const pages = given.ram_bytes / given.page_size;
  const share = Math.round((given.wss_pages / pages) * 100) / 100;
  return `${PATTERNS[given.pattern]}, ${percent(share)}, ${count(given.requested_writes_per_s)}/s`;
}

/** What else distinguishes it from the others. */
export function detailsOf({ record: { id, in: given } }: Entry): string {
  const parts = [`limit ${duration(given.downtime_limit_ms)}`];
  if (given.ram_bytes !== 2 ** 28) parts.push(bytes(given.ram_bytes));
  if (given.link_bytes_per_s !== 2 ** 26) parts.push(`${bytes(given.link_bytes_per_s)}/s`);
  if (given.wss_first_page > 512) parts.push('at the top of memory');
  for (const name of given.capabilities ?? []) parts.push(SWITCHED_ON[name] ?? name);
  if (id.includes('noinvlpg')) parts.push('writes hidden');
  const again = /_rep(\d)$/.exec(id)?.[1];
  if (again) parts.push(`repeat ${again}`);
  if (id.endsWith('_c')) parts.push('recorded again');
  return parts.join(' · ');
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
    about: `A recorded QEMU run: ${detailsOf(entry)}.`,
    scenario,
    isMeasured: hasBoth,
    measurement: hasBoth
      ? {
          source: { title: 'recorded with QEMU 7.2, see Against reality', url: '#reality' },
          fitted: [],
          measured: {
            kind: 'total',
            totalMs,
            blackoutMs: downtimeMs,
            note: 'The simulated numbers are those of one seed; Against reality compares medians of 31. QEMU counts its downtime in whole milliseconds.',
          },
        }
      : null,
  };
}

/** How far the simulated number lies from the measured one; empty where there are not both. */
export function offBy(simulated: number | null | undefined, measured: number | null): string {
  if (simulated == null || measured === null) return '';
  if (simulated === measured) return 'equal';
  if (measured === 0) return '';
  // Below a thousandth the digits say nothing: QEMU counts whole milliseconds.
  if (Math.abs(simulated - measured) < measured / 1000) return '< 0.1 %';
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
