import { defaultTouchesPerSecond } from '../model/derived-defaults';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { defaultScenario } from './defaults';

type Workload = Scenario['workload'];

/** What a typical guest does with its memory, whatever the size of it. */
export interface WorkloadPreset {
  id: string;
  label: string;
  /** One sentence. */
  about: string;
  /** Where the values are from. */
  source: string;
  /** The working set as a share of memory, 0 to 1. */
  workingSetShare: number;
  /** What else differs from the default workload. */
  workload: Partial<Workload>;
}

const source = 'Illustrative: made for teaching, not measured.';

const usual = defaultScenario().workload;

/** Typical guests in the order in which they are offered. */
export const workloads: readonly WorkloadPreset[] = [
  {
    id: 'desktop',
    label: 'Idle desktop',
    about: 'Nobody is there; clocks and services tick.',
    source,
    workingSetShare: 0.03,
    workload: { writesPerSecond: 500, pace: 'demand', compressRatio: 3 },
  },
  {
    id: 'web',
    label: 'Web server',
    about: 'Sessions and logs change; the rest is read.',
    source,
    workingSetShare: 0.1,
    workload: { writesPerSecond: 8000, hotPageShare: 0.2, hotWriteShare: 0.8, pace: 'demand' },
  },
  {
    id: 'database',
    label: 'Database',
    about: 'A few hot tables take most of the writes.',
    source,
    workingSetShare: 0.25,
    workload: {},
  },
  {
    id: 'cache',
    label: 'In-memory cache',
    about: 'Few keys are popular, a long tail is not.',
    source,
    workingSetShare: 0.6,
    workload: { kind: 'zipf', writesPerSecond: 80000, pace: 'demand' },
  },
  {
    id: 'build',
    label: 'Build machine',
    about: 'Four seconds of compiling, six of waiting.',
    source,
    workingSetShare: 0.3,
    workload: {
      kind: 'uniform',
      writesPerSecond: 60000,
      phases: [
        { seconds: 4, scale: 2 },
        { seconds: 6, scale: 0.2 },
      ],
    },
  },
  {
    id: 'stream',
    label: 'Video or backup',
    about: 'Fills a buffer page by page, round and round.',
    source,
    workingSetShare: 0.2,
    workload: { kind: 'sequential', writesPerSecond: 30000, pace: 'demand', compressRatio: 1 },
  },
  {
    id: 'writer',
    label: 'Hungry writer',
    about: 'Writes everywhere: a slow link never keeps up.',
    source,
    workingSetShare: 1,
    workload: { kind: 'uniform', writesPerSecond: 200000 },
  },
];

/** The whole workload of a preset on a VM; its working set begins with the first page. */
export function workloadFor(preset: WorkloadPreset, vm: Scenario['vm']): Workload {
  const pages = totalPages(vm);
  const workload = { ...usual, ...preset.workload };
  return {
    ...workload,
    workingSetPages: Math.max(1, Math.round(preset.workingSetShare * pages)),
    touchesPerSecond: defaultTouchesPerSecond(workload),
  };
}

/** Gives the guest of a draft this workload; pages filled for the one before are given up. */
export function applyWorkload(draft: Scenario, preset: WorkloadPreset): void {
  draft.workload = workloadFor(preset, draft.vm);
  draft.vm.filledFirstPage = null;
  draft.vm.filledPages = null;
}

/** The preset whose workload the guest has, value by value; null where none has. */
export function workloadPresetOf({ vm, workload }: Scenario): WorkloadPreset | null {
  const isSame = (preset: WorkloadPreset) =>
    Object.entries(workloadFor(preset, vm)).every(
      ([key, value]) => JSON.stringify(value) === JSON.stringify(workload[key as keyof Workload]),
    );
  return workloads.find(isSame) ?? null;
}
