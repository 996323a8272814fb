import type { HostSettings, HostSetup } from '../model/host-settings';
import type { MigrationResult } from '../model/types';
import type { ReportId } from '../text/field-reports';
import type { ScenarioInput } from './scenario-input';

/** What a report measured: one number or a range, or how the move ended. */
type Measured =
  | { figure: FigureId; value: readonly [low: number, high: number] }
  | { figure: 'outcome'; outcome: MigrationResult['outcome'] }
  /** The error that ended a setup; null for none. */
  | { figure: 'error'; code: string | null };

/** A public report of somebody who measured a migration. */
export interface FieldReport {
  id: ReportId;
  scenario: Omit<ScenarioInput, 'v'>;
  measured: readonly Measured[];
}

const GIB = 2 ** 30;
const GBIT = 1.25e8;
const ONLY_MEMORY = { setupMs: 0, cleanupMs: 0 };

/** The figures that reports give, and how each follows from a result. */
export const FIGURES = {
  totalMs: (result) => result.totalMs,
  memoryMs: (result) => result.brownoutMs + result.blackoutMs,
  allMovesMs: (result) => Math.max(result.totalMs, ...result.moves.map(({ doneMs }) => doneMs)),
  blackoutMs: (result) => result.blackoutMs,
  bytesSent: (result) => result.bytesSent,
  /** The first sync belongs to setup. */
  syncs: (result) => result.rounds.length,
  /** One request after another, as long as nearly all is missing. */
  faultMs({ pull, brownoutMs, setupMs, blackoutMs }) {
    const early = pull.slice(0, 64);
    const faults = early.reduce((sum, step) => sum + step.faults, 0);
    return (early.at(-1)!.atMs - (setupMs + brownoutMs + blackoutMs)) / faults;
  },
  lastSyncMs: (result) => result.blackoutMs - result.scenario.timing.resumeMs,
} as const satisfies Record<string, (result: MigrationResult) => number>;
export type FigureId = keyof typeof FIGURES;

const one = (figure: FigureId, low: number, high = low): Measured => ({
  figure,
  value: [low, high],
});

const failsWith = (code: string | null): FieldReport['measured'] => [{ figure: 'error', code }];

/** Two hosts without a cluster, with live migration on, and what a report says of them. */
function setup(
  first: Partial<HostSetup> = {},
  second: Partial<HostSetup> = {},
  rest: { [G in keyof HostSettings]?: Partial<HostSettings[G]> } = {},
): FieldReport['scenario'] {
  const hosts = {
    first: { liveMigration: true, ...first },
    second: { liveMigration: true, ...second },
    ...rest,
  };
  const workload = { kind: 'hot-cold', writesPerSecond: 2000 } as const;
  return { vm: { memoryBytes: 4 * GIB }, workload, hosts };
}

/** Both hosts use Kerberos. */
const kerberos = (isDelegated: boolean): Partial<HostSetup> => ({
  authentication: 'kerberos',
  delegatesMigration: isDelegated,
  delegatesFiles: isDelegated,
});

/** An idle VM of QEMU of which nothing is left to send in the pause. */
const idleQemu = (gib: number): FieldReport['scenario'] => ({
  vm: { memoryBytes: gib * GIB, zeroPageShare: 1, deviceStateBytes: 0 },
  workload: { kind: 'idle', workingSetPages: 1 },
  policy: { id: 'qemu', options: { maxBandwidth: 0 } },
  timing: { setupMs: 0, cleanupMs: 0 },
});

const postcopy = (preempt: number): FieldReport['scenario'] => ({
  vm: { memoryBytes: 20 * GIB, vcpus: 1 },
  workload: {
    kind: 'uniform',
    workingSetPages: (18 * GIB) / 4096,
    writesPerSecond: 500_000,
    touchesPerSecond: 500_000,
  },
  link: { bytesPerSecond: 9.4 * GBIT },
  policy: { id: 'qemu-postcopy', options: { maxBandwidth: 0, preempt } },
  timing: ONLY_MEMORY,
});

const team = (transport: 'tcp' | 'compression'): FieldReport['scenario'] => ({
  vm: { memoryBytes: 9 * GIB },
  workload: { kind: 'uniform', workingSetPages: 50_000, writesPerSecond: 2000 },
  link: { bytesPerSecond: 19 * GBIT, transport },
  moves: { count: 6, limit: 6 },
});

const kubevirt = (workingSetPages: number, bytesPerSecond: number): FieldReport['scenario'] => ({
  vm: { memoryBytes: 32 * GIB, zeroPageShare: 0.9 },
  workload: { kind: 'sequential', workingSetPages, writesPerSecond: 2e6 },
  link: { bytesPerSecond },
  policy: { id: 'kubevirt' },
});

const PROXMOX: FieldReport['scenario'] = {
  vm: { memoryBytes: 13_529_146_982, zeroPageShare: 0.075 },
  workload: { kind: 'uniform', workingSetPages: 20_000, writesPerSecond: 2000 },
  policy: { id: 'proxmox' },
  timing: ONLY_MEMORY,
};

/** The reports that are compared with the lab. */
export const FIELD_REPORTS: readonly FieldReport[] = [
  {
    id: 'proxmox-secure',
    scenario: { ...PROXMOX, link: { bytesPerSecond: 9.38 * GBIT } },
    measured: [one('memoryMs', 16_000), one('blackoutMs', 59)],
  },
  {
    id: 'proxmox-measured',
    scenario: {
      ...PROXMOX,
      link: { bytesPerSecond: 773 * 2 ** 20 },
    },
    measured: [one('memoryMs', 16_000), one('blackoutMs', 59)],
  },
  {
    id: 'qemu-dirty-rate',
    scenario: {
      vm: { memoryBytes: 17_180_663_808, zeroPageShare: 0.96055 },
      workload: { kind: 'uniform', workingSetPages: 409_600, writesPerSecond: 598_555 },
      link: { bytesPerSecond: 19.818 * GBIT },
      policy: { id: 'qemu', options: { maxBandwidth: 6 * GIB } },
      timing: { setupMs: 5, cleanupMs: 0 },
      limits: { maxSeconds: 121 },
    },
    measured: [{ figure: 'outcome', outcome: 'not-converged' }],
  },
  {
    id: 'vmotion-far',
    scenario: { link: { roundTripMs: 100 }, policy: { id: 'vmotion' } },
    measured: [{ figure: 'outcome', outcome: 'converged' }],
  },
  {
    id: 'qemu-idle-zero',
    scenario: {
      vm: { memoryBytes: 17_180_663_808, zeroPageShare: 0.96623 },
      workload: { kind: 'uniform', workingSetPages: 8000, writesPerSecond: 8000 },
      link: { bytesPerSecond: 6 * GIB },
      policy: { id: 'qemu', options: { maxBandwidth: 6 * GIB } },
      timing: { setupMs: 4, cleanupMs: 0 },
    },
    measured: [
      one('totalMs', 851),
      one('blackoutMs', 29),
      one('bytesSent', 649.6e6),
      one('syncs', 3),
    ],
  },
  { id: 'qemu-postcopy-request', scenario: postcopy(0), measured: [one('faultMs', 10.68)] },
  { id: 'qemu-postcopy-preempt', scenario: postcopy(1), measured: [one('faultMs', 0.57)] },
  {
    id: 'hyper-v-55g',
    scenario: {
      vm: { memoryBytes: 55 * GIB },
      workload: { kind: 'idle' },
      link: { bytesPerSecond: 9.5 * GBIT },
    },
    measured: [one('totalMs', 70_000)],
  },
  {
    id: 'hyper-v-team-compression',
    scenario: team('compression'),
    measured: [one('allMovesMs', 12_000, 14_000)],
  },
  { id: 'hyper-v-team-tcp', scenario: team('tcp'), measured: [one('allMovesMs', 28_000, 30_000)] },
  {
    id: 'kubevirt-200m',
    scenario: kubevirt(51_200, 64 * 2 ** 20),
    measured: [{ figure: 'outcome', outcome: 'aborted' }],
  },
  {
    id: 'kubevirt-400m',
    scenario: kubevirt(102_400, 9.5 * GBIT),
    measured: [{ figure: 'outcome', outcome: 'aborted' }],
  },
  {
    id: 'vm-network',
    scenario: setup({}, { guestNetwork: '192.168.20.0/24' }),
    measured: failsWith(null),
  },
  {
    id: 'vtpm',
    scenario: setup({}, {}, { vm: { hasTpm: true } }),
    measured: failsWith('0x80070057'),
  },
  {
    id: 'share-rights',
    scenario: {
      ...setup({}, {}, { storage: { hasFolderRights: false } }),
      storage: { kind: 'smb-share' },
    },
    measured: failsWith('0x80070005'),
  },
  {
    id: 'old-ticket',
    scenario: setup(kerberos(true), kerberos(true), { administrator: { hasFreshTickets: false } }),
    measured: failsWith('0x8009030E'),
  },
  {
    id: 'no-delegation',
    scenario: setup(kerberos(false), kerberos(false)),
    measured: failsWith('0x8009030E'),
  },
  {
    id: 'iso',
    scenario: setup({}, {}, { vm: { image: 'vmguest.iso' } }),
    measured: failsWith('0xC03A0014'),
  },
  { id: 'qemu-sync-1t', scenario: idleQemu(1024), measured: [one('lastSyncMs', 264)] },
  { id: 'qemu-sync-16g', scenario: idleQemu(16), measured: [one('lastSyncMs', 27, 60)] },
  {
    id: 'cloud-hypervisor-6g',
    scenario: {
      vm: { memoryBytes: 6 * GIB, zeroPageShare: 1, deviceStateBytes: 0 },
      workload: { kind: 'idle', workingSetPages: 1 },
      policy: { id: 'cloud-hypervisor' },
    },
    measured: [one('lastSyncMs', 56)],
  },
];
