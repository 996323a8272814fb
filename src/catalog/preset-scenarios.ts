import type { Preset } from './presets';
import type { ScenarioInput } from './scenario-input';

type PresetLike = Pick<Preset, 'id' | 'scenario'>;

/** For sources that time only the copy: no setup, resume and cleanup. */
const NO_OVERHEAD = { setupMs: 0, resumeMs: 0, cleanupMs: 0 };

const XEN_LINK = (28847 * 4096) / 1.702;

const xenTrace: ScenarioInput = {
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

const writerSeries: ScenarioInput = writerScenario(20000);

const compressionPages = (64 * 2 ** 30) / 4096;
/** What the uncompressed row sent: 10,848 Mb/s for 46.063 s, in pages with their headers. */
const compressionData = Math.round((10848e6 / 8) * 46.063) / 4104;

const compressionTable: ScenarioInput = {
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
};

const compressed = (channelBytesPerSecond: number, compressRatio: number): ScenarioInput => ({
  ...compressionTable,
  workload: { kind: 'idle', workingSetPages: 1, compressRatio },
  link: { bytesPerSecond: 10848e6 / 8 },
  policy: {
    id: 'qemu-multifd-zstd',
    options: { maxBandwidth: 0, channels: 8, channelBytesPerSecond },
  },
});

const zstdRow: ScenarioInput = compressed(385e6, 2.87);

const qatzipRow: ScenarioInput = compressed(1e9, 2.87);

const xenXl: ScenarioInput = {
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
};

const proxmoxPages = 2156597248 / 4096;
const proxmoxData = Math.round(420.9e6 / 4096);

const proxmoxTrace: ScenarioInput = {
  v: 1,
  vm: {
    memoryBytes: 2156597248,
    zeroPageShare: (proxmoxPages - proxmoxData) / (proxmoxPages - 1),
  },
  workload: { kind: 'idle', workingSetPages: 1 },
  link: { bytesPerSecond: 64e6, roundTripMs: 0 },
  policy: { id: 'proxmox' },
  timing: NO_OVERHEAD,
};

const hyperV: ScenarioInput = { v: 1 };

const hyperVLarge: ScenarioInput = {
  v: 1,
  vm: { memoryBytes: 64 * 2 ** 30 },
  workload: { kind: 'hot-cold', writesPerSecond: 100_000, workingSetPages: 2 ** 22 },
  // Goodput of 25 Gb/s Ethernet at the same share as the default's of 10 Gb/s.
  link: { bytesPerSecond: 2_968_750_000, transport: 'smb' },
};

const hyperVStuck: ScenarioInput = {
  v: 1,
  workload: { kind: 'uniform', writesPerSecond: 400_000, workingSetPages: 2 ** 21 },
};

/** The scenarios of the presets, by id. */
const scenarios: Readonly<Record<string, ScenarioInput>> = {
  'hyper-v-16g': hyperV,
  'hyper-v-64g': hyperVLarge,
  'hyper-v-stuck': hyperVStuck,
  'xen-128': xenTrace,
  'xen-512': xenXl,
  'writer-series': writerSeries,
  'qemu-64g': compressionTable,
  'qemu-64g-zstd': zstdRow,
  'qemu-64g-qatzip': qatzipRow,
  'proxmox-2g': proxmoxTrace,
};

/** The scenario of a preset: its own, or the one for its id. Throws if there is none. */
export function presetScenario({ id, scenario = scenarios[id] }: PresetLike): ScenarioInput {
  if (!scenario) throw new RangeError(`There is no preset "${id}".`);
  return scenario;
}
