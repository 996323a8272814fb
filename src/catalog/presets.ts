import type { Scenario } from '../model/types';

/** A scenario as files give it: what is left out takes its default. */
export type ScenarioInput = { v: 1 } & {
  [K in Exclude<keyof Scenario, 'v' | 'seed' | 'policy'>]?: Partial<Scenario[K]>;
} & { policy?: { id: string; options?: Record<string, number> }; seed?: number };

export interface Preset {
  id: string;
  label: string;
  about: string;
  scenario: ScenarioInput;
  /** `measurements.ts` has numbers to stand beside the simulation. */
  isMeasured: boolean;
}

/** Nothing around the copy itself, for sources that time only that. */
const NO_OVERHEAD = { setupMs: 0, resumeMs: 0, cleanupMs: 0 };

const XEN_LINK = (28847 * 4096) / 1.702;

const xenTrace: Preset = {
  id: 'xen-128',
  label: 'Xen, 128 MB trace',
  about: 'A small guest on old Xen, which skips pages that are dirty again before their turn.',
  scenario: {
    v: 1,
    vm: { memoryBytes: 128 * 2 ** 20, deviceStateBytes: 0 },
    workload: {
      kind: 'uniform',
      workingSetPages: 6036,
      firstPage: 2900,
      writesPerSecond: 6036 / 0.2055,
    },
    link: { bytesPerSecond: XEN_LINK, pageHeaderBytes: 0, roundTripMs: 0 },
    policy: { id: 'xen-legacy' },
    timing: NO_OVERHEAD,
  },
  isMeasured: true,
};

const writerScenario = (writesPerSecond: number): ScenarioInput => ({
  v: 1,
  vm: { memoryBytes: 392000 * 4096, deviceStateBytes: 0 },
  workload: { kind: 'uniform', workingSetPages: 300000, writesPerSecond },
  link: { bytesPerSecond: 128 * 2 ** 20 },
  policy: { id: 'qemu', options: { maxBandwidth: 0 } },
  timing: NO_OVERHEAD,
  limits: { maxSeconds: 600, maxRounds: 10000 },
});

const writerSeries: Preset = {
  id: 'writer-series',
  label: 'QEMU, writer series',
  about:
    'A program writes random pages of a fixed region; the faster it writes, the longer the move.',
  scenario: writerScenario(20000),
  isMeasured: true,
};

const compressionPages = (64 * 2 ** 30) / 4096;
/** What the uncompressed row carried: 10,848 Mb/s for 46.063 s, in pages with their headers. */
const compressionData = Math.round((10848e6 / 8) * 46.063) / 4104;

const compressionTable: Preset = {
  id: 'qemu-64g',
  label: 'QEMU, 64 GiB idle guest',
  about: 'The uncompressed row of a table on compression: 62 GB of data, the rest zero pages.',
  scenario: {
    v: 1,
    vm: {
      memoryBytes: 64 * 2 ** 30,
      zeroPageShare: (compressionPages - compressionData) / (compressionPages - 1),
      deviceStateBytes: 4 * 2 ** 20,
    },
    workload: { kind: 'idle', workingSetPages: 1 },
    link: { bytesPerSecond: 10848e6 / 8 },
    policy: { id: 'qemu', options: { maxBandwidth: 0 } },
    timing: NO_OVERHEAD,
  },
  isMeasured: true,
};

const compressed = (channelBytesPerSecond: number, compressRatio: number): ScenarioInput => ({
  ...compressionTable.scenario,
  workload: { kind: 'idle', workingSetPages: 1, compressRatio },
  link: { bytesPerSecond: 10848e6 / 8 },
  policy: {
    id: 'qemu-multifd-zstd',
    options: { maxBandwidth: 0, channels: 8, channelBytesPerSecond },
  },
});

const zstdRow: Preset = {
  id: 'qemu-64g-zstd',
  label: 'QEMU, 64 GiB with zstd',
  about: 'The same guest compressed by eight threads: the processors are the limit, not the link.',
  scenario: compressed(385e6, 2.87),
  isMeasured: true,
};

const qatzipRow: Preset = {
  id: 'qemu-64g-qatzip',
  label: 'QEMU, 64 GiB with QATzip',
  about: 'The same guest compressed by an accelerator: the link is the limit again.',
  scenario: compressed(1e9, 2.87),
  isMeasured: true,
};

const xenXl: Preset = {
  id: 'xen-512',
  label: 'Xen xl, 512 MiB trace',
  about: 'A quiet guest on Xen: three rounds, the last one for fewer than 50 pages.',
  scenario: {
    v: 1,
    vm: { memoryBytes: 131072 * 4096, deviceStateBytes: 0 },
    workload: {
      kind: 'uniform',
      workingSetPages: 308,
      firstPage: 60000,
      writesPerSecond: 308 / 0.186,
    },
    link: { bytesPerSecond: (130785 * 4096) / 7.826, pageHeaderBytes: 0, roundTripMs: 0 },
    policy: { id: 'xen' },
    timing: NO_OVERHEAD,
  },
  isMeasured: true,
};

const proxmoxPages = 2156597248 / 4096;
const proxmoxData = Math.round(420.9e6 / 4096);

const proxmoxTrace: Preset = {
  id: 'proxmox-2g',
  label: 'Proxmox VE, 2 GiB trace',
  about: 'An idle guest that is mostly zero pages: RAM over time looks like five times the link.',
  scenario: {
    v: 1,
    vm: {
      memoryBytes: 2156597248,
      zeroPageShare: (proxmoxPages - proxmoxData) / (proxmoxPages - 1),
    },
    workload: { kind: 'idle', workingSetPages: 1 },
    link: { bytesPerSecond: 64e6, roundTripMs: 0 },
    policy: { id: 'proxmox' },
    timing: NO_OVERHEAD,
  },
  isMeasured: true,
};

const hyperV: Preset = {
  id: 'hyper-v-16g',
  label: 'Hyper-V, 16 GiB',
  about: 'A busy guest on 10 Gb/s Ethernet: the place to start.',
  scenario: { v: 1 },
  isMeasured: false,
};

/** Presets in the order in which they are offered; the first is the default. */
export const presets: readonly Preset[] = [
  hyperV,
  xenTrace,
  xenXl,
  writerSeries,
  compressionTable,
  zstdRow,
  qatzipRow,
  proxmoxTrace,
];
