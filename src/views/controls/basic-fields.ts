import { totalPages } from '../../model/vm';
import type { Scenario } from '../../model/types';
import { controlsText as t } from '../../text/controls';

/** Rounds to quarters of a power of two, in whole pages of at least 2 MiB. */
function roundMemory(value: number, pageBytes: number): number {
  const unit = Math.max(2 ** 21, pageBytes);
  return Math.max(1, Math.round(2 ** (Math.round(Math.log2(value) * 4) / 4) / unit)) * unit;
}

/** The four sliders that everybody sees. Those of the writes are off while the VM is idle. */
export const basicFields = ({ vm, workload }: Scenario) => {
  const isIdle = workload.kind === 'idle';
  return {
    memory: {
      id: 'memory',
      label: t.memory,
      path: 'vm.memoryBytes',
      unit: 'bytes',
      track: {
        min: 64 * 2 ** 20,
        max: 2 ** 40,
        round: (value: number) => roundMemory(value, vm.pageBytes),
      },
    },
    writes: {
      id: 'writes',
      label: t.writes,
      path: 'workload.writesPerSecond',
      value: isIdle ? 0 : workload.writesPerSecond,
      isOff: isIdle,
      unit: '/s',
      track: { min: 10, max: 1e7 },
    },
    workingSet: {
      id: 'working-set',
      label: t.workingSet,
      path: 'workload.workingSetPages',
      value: isIdle ? 0 : workload.workingSetPages / totalPages(vm),
      isOff: isIdle,
      ...(isIdle ? { note: t.idle } : {}),
      unit: 'share',
      track: { min: 0.0001, max: 1 },
    },
    bandwidth: {
      id: 'bandwidth',
      label: t.bandwidth,
      path: 'link.bytesPerSecond',
      unit: 'rate',
      track: {
        min: 1.25e6,
        max: 1.25e10,
        round: (value: number) => Number((value * 8).toPrecision(2)) / 8,
      },
    },
  } as const;
};

/** The paths that the basic controls change; presets and chance are beside them. */
const BASIC = [
  'vm.memoryBytes',
  'workload.writesPerSecond',
  'workload.workingSetPages',
  'link.bytesPerSecond',
  'policy.id',
  'seed',
];

/** Whether a setting counts as one that only the expert controls show. */
export const isExpertPath = (path: string) => !BASIC.includes(path);
