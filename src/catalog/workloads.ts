import { defaultTouchesPerSecond } from '../model/derived-defaults';
import type { Scenario } from '../model/types';
import { totalPages } from '../model/vm';
import { workloadText } from '../text/workload';
import { defaultScenario } from './defaults';

type Workload = Scenario['workload'];

/** How a typical VM writes its memory, for any size of memory. */
export interface WorkloadPreset {
  id: string;
  readonly label: string;
  readonly about: string;
  /** The source of the values. */
  readonly source: string;
  /** The working set as a share of memory, 0 to 1. */
  workingSetShare: number;
  /** Other differences from the default workload. */
  workload: Partial<Workload>;
}

const usual = defaultScenario().workload;

const guest = (
  id: keyof typeof workloadText.guests,
  workingSetShare: number,
  workload: Partial<Workload>,
): WorkloadPreset => ({
  id,
  get label() {
    return workloadText.guests[id].label;
  },
  get about() {
    return workloadText.guests[id].about;
  },
  get source() {
    return workloadText.illustrative;
  },
  workingSetShare,
  workload,
});

/** Typical VMs in the order of the list. */
export const workloads: readonly WorkloadPreset[] = [
  guest('desktop', 0.03, { writesPerSecond: 500, pace: 'demand', compressRatio: 3 }),
  guest('web', 0.1, {
    writesPerSecond: 8000,
    hotPageShare: 0.2,
    hotWriteShare: 0.8,
    pace: 'demand',
  }),
  guest('database', 0.25, {}),
  guest('cache', 0.6, { kind: 'zipf', writesPerSecond: 80000, pace: 'demand' }),
  guest('build', 0.3, {
    kind: 'uniform',
    writesPerSecond: 60000,
    phases: [
      { seconds: 4, scale: 2 },
      { seconds: 6, scale: 0.2 },
    ],
  }),
  guest('stream', 0.2, {
    kind: 'sequential',
    writesPerSecond: 30000,
    pace: 'demand',
    compressRatio: 1,
  }),
  guest('writer', 1, { kind: 'uniform', writesPerSecond: 200000 }),
];

/** The workload of a preset on a VM. Its working set begins with the first page. */
export function workloadFor(preset: WorkloadPreset, vm: Scenario['vm']): Workload {
  const pages = totalPages(vm);
  const workload = { ...usual, ...preset.workload };
  return {
    ...workload,
    workingSetPages: Math.max(1, Math.round(preset.workingSetShare * pages)),
    touchesPerSecond: defaultTouchesPerSecond(workload),
  };
}

/**
 * Gives the VM of a draft this workload. Pages that were filled for the earlier workload are
 * dropped.
 */
export function applyWorkload(draft: Scenario, preset: WorkloadPreset): void {
  draft.workload = workloadFor(preset, draft.vm);
  draft.vm.filledFirstPage = null;
  draft.vm.filledPages = null;
}

/** The preset whose workload the VM has, with equal values; null if there is none. */
export function workloadPresetOf({ vm, workload }: Scenario): WorkloadPreset | null {
  const isSame = (preset: WorkloadPreset) =>
    Object.entries(workloadFor(preset, vm)).every(
      ([key, value]) => JSON.stringify(value) === JSON.stringify(workload[key as keyof Workload]),
    );
  return workloads.find(isSame) ?? null;
}
