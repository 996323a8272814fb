import {
  DEFAULT_LIMITS,
  MAX_MEMORY_BYTES,
  MAX_PAGES,
  defaultCompressBytesPerSecond,
  MAX_WRITES,
  defaultTouchesPerSecond,
  defaultWorkingSetPages,
} from '../derived-defaults';
import type { HostSettings } from '../host-settings';
import type { Edit } from './edit';
import type { MoveVm } from './move';
import {
  type Field,
  type Use,
  type ValueOf,
  choice,
  list,
  numeric,
  own,
  record,
  whole,
} from './kinds';

/** What the table gives for a field besides its kind. */
interface Columns {
  /**
   * Its short name in links, which is also the name of its lock. Fields without one use their path.
   */
  link?: string;
  /** The glossary entry that explains it. */
  term?: string;
  /** The lowest and highest value of its slider, whose scale is logarithmic. */
  log?: readonly [number, number];
  /**
   * How it changes in a VM that is smaller by a whole factor: it is divided, then rounded in this
   * way. Without it, the value stays.
   */
  scaled?: 'exact' | 'floor' | 'ceil' | 'round';
  /** The uses under which anything depends on it. Without it, something always does. */
  used?: readonly Use[];
  /** Its default, if that depends on other fields. */
  derived?(known: DerivedFrom): number;
}

/** The fields on which derived defaults depend. */
export interface DerivedFrom {
  vm: { memoryBytes: number; pageBytes: number };
  workload: { writesPerSecond: number };
  link: { hostProcessors: number };
}

const KIB = 2 ** 10;
const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** Page sizes of processors, and sizes in between: the powers of two from 4 KiB to 1 GiB. */
const PAGE_SIZES = [
  4 * KIB,
  ...Array.from({ length: 18 }, (_, power) => 8 * KIB * 2 ** power),
] as const;

const kind = (...kinds: string[]): Use => ({ 'workload.kind': kinds });
const HYPER_V = { 'policy.id': ['hyper-v*'] };
const COMPRESSING = { ...HYPER_V, 'link.transport': ['compression'] };
const SMB = { used: [{ ...HYPER_V, 'link.transport': ['smb', 'smb-direct'] }] } as const;

/** A field whose values grow with the VM. */
const EXACT = { scaled: 'exact' } as const;
const ABOVE = { above: true } as const;
const ABOVE_EXACT = { ...ABOVE, ...EXACT } as const;

/**
 * Every field of a scenario, by its path: unit, default, lowest and highest value. Types, defaults,
 * checks, links, locks, controls, `--set` and docs/fields.md come from this table.
 */
const TABLE = {
  'vm.memoryBytes': whole('bytes', 16 * GIB, 1, MAX_MEMORY_BYTES, {
    link: 'memory',
    term: 'page',
    log: [64 * MIB, 2 ** 40],
  }),
  'vm.pageBytes': choice(PAGE_SIZES, { unit: 'bytes', term: 'page' }),
  'vm.zeroPageShare': numeric('share', 0, 0, 1, { term: 'zero-page' }),
  'vm.filledFirstPage': whole('pages', null, 0, MAX_PAGES - 1, { scaled: 'floor' }),
  'vm.filledPages': whole('pages', null, 1, MAX_PAGES, { scaled: 'ceil' }),
  'vm.deviceStateBytes': whole('bytes', 4 * MIB, 0, 64 * GIB, { term: 'device-state', ...EXACT }),
  'vm.vcpus': whole('count', 4, 1, 2048, { term: 'vcpu', ...EXACT }),

  'workload.kind': choice(['hot-cold', 'uniform', 'zipf', 'sequential', 'idle'], {
    link: 'pattern',
    term: 'hot-and-cold',
  }),
  'workload.writesPerSecond': numeric('/s', 40000, 0, MAX_WRITES, {
    link: 'writes',
    term: 'write-rate',
    log: [10, 1e7],
    ...EXACT,
  }),
  /** Given instead of the writes, which follow from it. */
  'workload.dirtyRate': record(
    {
      bytesPerSecond: numeric('bytes/s', 0, 0, 1e15),
      periodSeconds: numeric('s', 1, 0, 1e6, ABOVE),
    },
    { link: 'dirty', term: 'dirty-rate' },
  ),
  'workload.workingSetPages': whole('pages', null, 1, MAX_PAGES, {
    link: 'set',
    term: 'working-set',
    scaled: 'round',
    derived: ({ vm }: DerivedFrom) => defaultWorkingSetPages(vm),
  }),
  'workload.firstPage': whole('pages', 0, 0, MAX_PAGES - 1, { scaled: 'floor' }),
  'workload.hotPageShare': numeric('share', 0.1, 0, 1, {
    term: 'hot-and-cold',
    used: [kind('hot-cold')],
  }),
  'workload.hotWriteShare': numeric('share', 0.9, 0, 1, { used: [kind('hot-cold')] }),
  'workload.hotLayout': choice(['scattered', 'contiguous'], { used: [kind('hot-cold', 'zipf')] }),
  'workload.pace': choice(['cpu', 'demand']),
  'workload.cpuShare': numeric('share', null, 0, 1, {
    used: [
      { 'policy.id': ['qemu-auto-converge', 'qemu-dirty-limit', 'vmotion', 'proxmox', 'kubevirt'] },
    ],
  }),
  'workload.sweepFrom': whole('pages', 0, 0, MAX_PAGES - 1, {
    scaled: 'floor',
    used: [kind('sequential')],
  }),
  'workload.exponent': numeric('number', 1, 0, 4, { term: 'zipf', used: [kind('zipf')] }),
  'workload.phases': list({
    seconds: numeric('s', 1, 0, 1e9, ABOVE),
    scale: numeric('factor', 1, 0, 1e6),
  }),
  'workload.compressRatio': numeric('factor', 2, 1, 1000, {
    term: 'compression',
    used: [COMPRESSING, { 'policy.id': ['qemu-multifd-zstd'] }],
  }),
  'workload.deltaBytes': numeric('bytes', 200, 0, GIB, {
    term: 'xbzrle',
    used: [{ 'policy.id': ['qemu-xbzrle', 'proxmox'] }],
  }),
  'workload.touchesPerSecond': numeric('/s', null, 0, MAX_WRITES, {
    ...EXACT,
    used: [{ 'policy.id': ['post-copy', 'qemu-postcopy', 'kubevirt'] }],
    derived: ({ workload }: DerivedFrom) => defaultTouchesPerSecond(workload),
  }),

  'link.bytesPerSecond': numeric('bytes/s', 1.1875e9, 0, 1e12, {
    link: 'link',
    term: 'link-goodput',
    log: [1.25e6, 1.25e10],
    isLink: true,
    ...ABOVE_EXACT,
  }),
  'link.roundTripMs': numeric('ms', 0.2, 0, 10000, { link: 'latency', log: [0.01, 1000] }),
  'link.pageHeaderBytes': whole('bytes', 8, 0, 4096),
  'link.transport': choice(['tcp', 'compression', 'smb', 'smb-direct'], {
    link: 'transport',
    term: 'smb-direct',
    used: [HYPER_V],
  }),
  'link.nics': whole('count', 1, 1, 16, { term: 'smb-multichannel', ...SMB }),
  'link.giveUpMs': numeric('ms', 120000, 0, 1e9),
  // Cores of the source that may work on sending; two processors of eight, illustrative.
  'link.hostProcessors': whole('count', 16, 1, 4096, {
    term: 'host-processors',
    used: [HYPER_V],
  }),
  'link.compressBytesPerSecond': numeric('bytes/s', null, 0, 1e12, {
    ...ABOVE_EXACT,
    used: [COMPRESSING],
    derived: ({ link }: DerivedFrom) => defaultCompressBytesPerSecond(link),
  }),
  // What the sending side can push, and what a stream may have under way; null for the policy's own.
  'link.senderBytesPerSecond': numeric('bytes/s', null, 0, 1e12, ABOVE_EXACT),
  'link.windowBytes': numeric('bytes', null, 0, 2 ** 40, ABOVE_EXACT),
  // What waits before a page that post-copy asks for; null for the policy's own.
  'link.queuedBytes': numeric('bytes', null, 0, 2 ** 40, {
    ...EXACT,
    used: [{ 'policy.id': ['post-copy', 'qemu-postcopy', 'kubevirt'] }],
  }),
  'link.smbLimitBytesPerSecond': numeric('bytes/s', null, MIB, 1e12, { ...EXACT, ...SMB }),
  'link.changes': list({
    atMs: numeric('ms', 0, 0, 1e12),
    bytesPerSecond: numeric('bytes/s', 0, 0, 1e12, { isLink: true, ...EXACT }),
  }),

  'policy.id': { kind: 'policy', default: 'hyper-v', link: 'policy', term: 'convergence' },
  'policy.options': own<Record<string, number>>({}),

  'timing.setupMs': numeric('ms', 1500, 0, 1e9),
  'timing.resumeMs': numeric('ms', 10, 0, 1e9),
  'timing.cleanupMs': numeric('ms', 1500, 0, 1e9),
  'timing.announceMs': numeric('ms', 50, 0, 1e9),
  'timing.faultMicros': numeric('us', 5, 0, 1e6),
  // Null for the policy's own.
  'timing.zeroPageNanos': numeric('ns', null, 0, 1e6),
  'timing.syncMicrosPerGiB': numeric('us', null, 0, 1e6),

  'storage.kind': choice(['shared', 'smb-share', 'shared-nothing'], { link: 'storage' }),
  'storage.diskBytes': whole('bytes', 40 * GIB, 0, 2 ** 50, EXACT),
  'storage.writeBytesPerSecond': numeric('bytes/s', 10e6, 0, 1e12, EXACT),
  'storage.diskBytesPerSecond': numeric('bytes/s', 400e6, 0, 1e12, ABOVE_EXACT),

  /** Settings of the hosts; null for hosts that are set up correctly. */
  hosts: own<HostSettings | null>(null),

  // VMs that leave together: equal ones, which the rest of the scenario describes, or a list.
  'moves.count': whole('count', 1, 1, 200, { link: 'guests', log: [1, 200] }),
  'moves.vms': own<MoveVm[]>([]),
  'moves.limit': whole('count', null, 1, 200),
  'moves.streamBytesPerSecond': numeric('bytes/s', null, 0, 1e12, {
    isLink: true,
    ...ABOVE_EXACT,
  }),

  'limits.maxSeconds': numeric('s', DEFAULT_LIMITS.maxSeconds, 0, 1e9, ABOVE),
  'limits.maxRounds': whole('count', DEFAULT_LIMITS.maxRounds, 1, 1e6),
  'limits.cancelAtMs': numeric('ms', null, 0, 1e12),
  'limits.retries': whole('count', 0, 0, 10),

  /** Changes while the migration runs, in order of time. */
  edits: own<Edit[]>([]),

  seed: whole('plain', 1, 0, Number.MAX_SAFE_INTEGER, { link: 'seed', term: 'seed' }),
} as const;

// The type is checked here, because checking it in the table would make the types of its lines
// wider.
export const FIELDS = TABLE satisfies Record<string, Field & Columns>;
type Table = typeof FIELDS;
export type Path = keyof Table;

/** Any field with its columns. */
export type ScenarioField = Field & Columns;

/** The table as a list, in its order. */
export const ALL_FIELDS = Object.entries(FIELDS) as [Path, ScenarioField][];

type First<P> = P extends `${infer Group}.${string}` ? Group : P;
type Part<Group> = Group extends Path
  ? ValueOf<Table[Group]>
  : { [P in Path as P extends `${Group & string}.${infer Key}` ? Key : never]: ValueOf<Table[P]> };
type Parts = { [Group in First<Path>]: Part<Group> };

/** A scenario with all values filled in; docs/model.md explains each. */
export interface Scenario extends Parts {
  v: 1;
}

/** Larger scenario files are refused without reading them. */
export const MAX_FILE_BYTES = 1024 * 1024;
