import type { Scenario } from '../model/types';
import type { ScenarioInput } from './scenario-input';

/**
 * One recorded migration between two QEMU processes, with the fields that predictions and errors
 * use.
 */
export interface Recorded {
  id: string;
  quiet?: boolean;
  in: {
    /** 7.2 if missing. */
    qemu_version?: number;
    ram_bytes: number;
    page_size: number;
    limiter: 'qemu' | 'link';
    link_bytes_per_s: number;
    downtime_limit_ms: number;
    pattern: 'uniform' | 'sequential' | 'hotcold';
    wss_pages: number;
    wss_first_page: number;
    hot_write_pct?: number;
    hot_page_pct?: number;
    requested_writes_per_s: number;
    /** A guest that falls behind by more drops writes; 20 ms where a record does not say. */
    backlog_cap_us?: number;
    capabilities?: string[];
    extra_params?: Record<string, number>;
    max_rounds?: number | null;
    max_s?: number | null;
    postcopy_after_s?: number | null;
  };
  out?: {
    converged?: boolean;
    achieved_writes_per_s?: number | null;
    total_time_ms?: number | null;
    downtime_ms?: number | null;
    link_delivered_bytes_per_s?: number | null;
    cpu_throttle_events_ms?: number[];
    ram?: {
      total?: number;
      duplicate?: number;
      /** With QEMU 10 this has the setup's and the devices' bytes in it; the parts below have not. */
      transferred?: number;
      'precopy-bytes'?: number;
      'downtime-bytes'?: number;
      'postcopy-bytes'?: number;
      'dirty-sync-count'?: number;
    } | null;
  };
  syncs?: { new_dirty: number; after_stop?: boolean }[];
  guest_counts?: { src?: number[][] };
}

/**
 * Whether something besides plain pre-copy was switched on. The summary counts such runs separately.
 */
export const isSpecial = ({ id }: Pick<Recorded, 'id'>): boolean => /^(v\d+_)?x_/.test(id);

/** The version of QEMU that made a record. */
export const versionOf = ({ in: given }: Pick<Recorded, 'in'>): number => given.qemu_version ?? 7.2;

/**
 * Pages of the ROM and BIOS blocks of the `pc` machine, which are not part of its RAM, and the
 * first page that the VM has filled.
 */
const ROM_PAGES = 130;
const FIRST_FILLED_PAGE = 512;
/** Share of zero pages among the pages that are not filled, if a record does not give it. */
const ZERO_SHARE = 0.86;
/**
 * Bytes a second that two processes on one host exchange. Recorded stop phases run at about this
 * rate.
 */
const LOOPBACK_BYTES_PER_SECOND = 1.75e9;
/** Time of a stop phase for stopping the machine, its last sync and its device state, ms. */
const STOP_MS = 3;
/** In VMs of 256 MiB neither shows. */
const NOT_SEEN = { zeroPageNanos: 0, syncMicrosPerGiB: 0 };
/** Bytes of the delta for one written word: run lengths and the changed bytes. */
const DELTA_BYTES_A_WRITE = 4;

/**
 * The most that the recorded guest wrote in a second in which its processor ran, by QEMU's version:
 * with 10 its counts under a throttle q, divided by 1 - q (x_autoconv_b; from 42,190 to 42,870), with
 * 7.2 without a throttle (u10_r180). It may be faster.
 */
const FASTEST_WRITES: Readonly<Record<number, number>> = { 7.2: 29_497, 10: 42_578 };
const BACKLOG_CAP_US = 20_000;
/** CPU_THROTTLE_TIMESLICE_NS: between two sleeps of a throttle a processor runs for so long, ms. */
const SLICE_MS = 10;
/**
 * Of the time that the cap allows, this cannot be made up for, ms: half a tick of the guest's clock of
 * 1 kHz, and 0.1 ms by which sleeps end late (measured: 10.4 ms of writes in each slice, x_autoconv_b).
 */
const LOST_MS = 0.6;

const POLICIES: Record<string, string> = {
  'auto-converge': 'qemu-auto-converge',
  xbzrle: 'qemu-xbzrle',
  'postcopy-ram': 'qemu-postcopy',
};

/**
 * The scenario of a recorded run. Of the measured values it uses only the size of the RAM, its zero
 * pages, the write rate and counts of the VM, and the rate of the link. If the VM was throttled, only
 * its writes before the first throttle are used.
 */
export function scenarioOfRecord(record: Recorded): ScenarioInput {
  const { in: given, out = {} } = record;
  const pageBytes = given.page_size as Scenario['vm']['pageBytes'];
  const guestPages = given.ram_bytes / pageBytes;
  const pages = out.ram?.total ? Math.round(out.ram.total / pageBytes) : guestPages + ROM_PAGES;
  const filledFirstPage = Math.min(FIRST_FILLED_PAGE, given.wss_first_page);
  const filledPages = guestPages - filledFirstPage;
  const zeroPages = out.ram?.duplicate ?? ZERO_SHARE * (pages - filledPages);
  const isLink = given.limiter === 'link';
  const policy = given.capabilities?.map((name) => POLICIES[name]).find(Boolean) ?? 'qemu';
  const isThrottled = policy === 'qemu-auto-converge';
  const achieved = isThrottled ? unthrottledWrites(record) : out.achieved_writes_per_s;
  const writesPerSecond = achieved ?? given.requested_writes_per_s;
  return {
    v: 1,
    vm: {
      memoryBytes: pages * pageBytes,
      pageBytes,
      zeroPageShare: Math.min(1, zeroPages / (pages - filledPages)),
      filledFirstPage,
      filledPages,
      deviceStateBytes: 0,
      vcpus: 1,
    },
    workload: {
      kind: given.pattern === 'hotcold' ? 'hot-cold' : given.pattern,
      workingSetPages: given.wss_pages,
      firstPage: given.wss_first_page,
      writesPerSecond,
      hotPageShare: (given.hot_page_pct ?? 10) / 100,
      hotWriteShare: (given.hot_write_pct ?? 90) / 100,
      hotLayout: 'contiguous',
      sweepFrom: given.pattern === 'sequential' ? sweepPosition(record, writesPerSecond) : 0,
      pace: 'demand',
      cpuShare: isThrottled ? cpuShare(record, writesPerSecond) : null,
      deltaBytes: DELTA_BYTES_A_WRITE,
    },
    link: {
      bytesPerSecond: isLink
        ? (out.link_delivered_bytes_per_s ?? given.link_bytes_per_s)
        : LOOPBACK_BYTES_PER_SECOND,
      roundTripMs: 0,
    },
    policy: {
      id: policy,
      options: {
        downtimeLimitMs: given.downtime_limit_ms,
        maxBandwidth: isLink ? 0 : given.link_bytes_per_s,
        qemuVersion: versionOf(record),
        ...(given.postcopy_after_s ? { switchAfterSeconds: given.postcopy_after_s } : {}),
      },
    },
    timing: { setupMs: 1, resumeMs: STOP_MS, cleanupMs: 0, ...NOT_SEEN },
    limits: {
      // The first sync is part of the setup.
      ...(given.max_rounds ? { maxRounds: given.max_rounds - 1 } : {}),
      ...(given.max_s ? { maxSeconds: given.max_s } : {}),
    },
  };
}

/**
 * The share of its processor that the guest needs for its writes. A throttle costs writes where its
 * processor is too slow to make up for a sleep, or where so much is due that the guest drops writes.
 */
function cpuShare(record: Recorded, writesPerSecond: number): number {
  const { requested_writes_per_s: requested, backlog_cap_us = BACKLOG_CAP_US } = record.in;
  const madeUpMs = Math.max(0, backlog_cap_us / 1000 - LOST_MS);
  const mostInSlice = requested * (1 + madeUpMs / SLICE_MS);
  const fastest = FASTEST_WRITES[versionOf(record)] ?? writesPerSecond;
  return Math.min(1, writesPerSecond / Math.min(fastest, mostInSlice));
}

/** What a guest wrote a second from the migration's start to its first throttle; null where it is not known. */
function unthrottledWrites(record: Recorded): number | null {
  const [throttledMs = Infinity] = record.out?.cpu_throttle_events_ms ?? [];
  const first = countBefore(record, 0);
  const last = countBefore(record, throttledMs);
  if (!first || !last || last === first) return null;
  return ((last[1]! - first[1]!) * 1000) / (last[0]! - first[0]!);
}

/** The guest's last count up to a moment, ms since the migrate command. */
const countBefore = ({ guest_counts }: Recorded, untilMs: number): number[] | undefined =>
  (guest_counts?.src ?? []).filter(([ms]) => ms! <= untilMs).at(-1);

/** The page of the working set that the sweep has reached when the migration starts. */
function sweepPosition(record: Recorded, writesPerSecond: number): number {
  const before = countBefore(record, 0);
  if (!before) return 0;
  const writes = before[1]! - (before[0]! / 1000) * writesPerSecond;
  return Math.floor(writes) % record.in.wss_pages;
}
