import { presets } from '../../catalog/presets';
import { applyWorkload, workloadPresetOf, workloads } from '../../catalog/workloads';
import {
  defaultCompressBytesPerSecond,
  defaultTouchesPerSecond,
} from '../../model/derived-defaults';
import { dirtyRateOf } from '../../model/dirty-rate';
import { defaultOptions } from '../../model/scenario/defaults';
import type { Scenario } from '../../model/types';
import { totalPages } from '../../model/vm';
import { policyById } from '../../policies';
import type { Draft } from '../../state/draft.svelte';
import { at } from '../../model/scenario/paths';

/** Null returns a field to its derived value. */
type Value = number | string | null;

/**
 * Moves a working set of so many pages to where it fits, and drops fields that depend on the old
 * one.
 */
function place({ vm, workload }: Scenario, workingSetPages: number): void {
  const room = Math.max(0, totalPages(vm) - workingSetPages);
  workload.workingSetPages = workingSetPages;
  workload.firstPage = Math.min(workload.firstPage, room);
  workload.sweepFrom = 0;
  vm.filledFirstPage = null;
  vm.filledPages = null;
}

/** Changes the size of memory or of pages; the working set keeps its share. */
function resize(draft: Scenario, edit: () => void): void {
  const preset = workloadPresetOf(draft);
  const share = draft.workload.workingSetPages / totalPages(draft.vm);
  edit();
  const pages = totalPages(draft.vm);
  if (preset) applyWorkload(draft, preset);
  else place(draft, Math.min(pages, Math.max(1, Math.round(share * pages))));
}

/** Changes of more than one value. */
const SPECIAL: Record<string, (draft: Scenario, value: Value) => void> = {
  workload(draft, id) {
    const preset = workloads.find((each) => each.id === id);
    if (preset) applyWorkload(draft, preset);
  },
  'vm.memoryBytes'(draft, value) {
    resize(draft, () => (draft.vm.memoryBytes = Number(value)));
  },
  'vm.pageBytes'(draft, value) {
    const { options } = policyById(draft.policy.id);
    const before = defaultOptions(options, draft.vm.pageBytes);
    resize(draft, () => (draft.vm.pageBytes = Number(value)));
    const after = defaultOptions(options, draft.vm.pageBytes);
    for (const [key, usual] of Object.entries(before))
      if (draft.policy.options[key] === usual) draft.policy.options[key] = after[key]!;
    draft.workload.deltaBytes = Math.min(draft.workload.deltaBytes, draft.vm.pageBytes);
  },
  /** Given as a share of memory; 0 or less means no page, which is refused. */
  'workload.workingSetPages'(draft, share) {
    const pages = Math.round(Number(share) * totalPages(draft.vm));
    place(draft, Number(share) > 0 ? Math.max(1, pages) : 0);
  },
  /** When the writes are given as a dirty rate, their rate does not change at first. */
  'workload.dirtyRate'(draft, value) {
    const { workload } = draft;
    const bytesPerSecond = dirtyRateOf(draft, workload.writesPerSecond, 1);
    workload.dirtyRate = value === 'rate' ? { bytesPerSecond, periodSeconds: 1 } : null;
  },
  /** Touches follow the writes as long as both are equal. */
  'workload.writesPerSecond'({ workload }, value) {
    const isDerived = workload.touchesPerSecond === defaultTouchesPerSecond(workload);
    workload.writesPerSecond = Number(value);
    if (isDerived) workload.touchesPerSecond = defaultTouchesPerSecond(workload);
  },
  /** The processor share that the VM needs is derived from it. */
  'workload.pace'({ workload }, pace) {
    workload.pace = pace as Scenario['workload']['pace'];
    workload.cpuShare = null;
  },
  /** The compression speed follows the number of cores unless it is set. */
  'link.hostProcessors'({ link }, value) {
    const isDerived = link.compressBytesPerSecond === defaultCompressBytesPerSecond(link);
    link.hostProcessors = Number(value);
    if (isDerived) link.compressBytesPerSecond = defaultCompressBytesPerSecond(link);
  },
  /** Shown as “no limit”, which reads as 0. */
  'link.smbLimitBytesPerSecond'({ link }, value) {
    link.smbLimitBytesPerSecond = Number(value) || null;
  },
  'moves.streamBytesPerSecond'({ moves }, value) {
    moves.streamBytesPerSecond = Number(value) || null;
  },
  /** Replaces a list by equal VMs. */
  'moves.count'({ moves }, value) {
    moves.vms = [];
    moves.count = Number(value);
  },
  /** A shared-nothing move supports one VM. */
  'storage.kind'({ storage, moves }, kind) {
    storage.kind = kind as Scenario['storage']['kind'];
    if (kind === 'shared-nothing') Object.assign(moves, { vms: [], count: 1 });
  },
  /** The empty choice uses the limit of the hosts. */
  'moves.limit'({ moves }, value) {
    moves.limit = Number(value) || null;
  },
  'policy.id'(draft, id) {
    draft.policy = { id: String(id), options: {} };
  },
};

/** What happens after a break. The playhead stays at its moment, where the break is. */
const AT_MOMENT = ['link.giveUpMs', 'limits.retries'];

/**
 * Sets the value at a path of the scenario, and values that depend on it; checked like any change.
 */
export async function change(draft: Draft, path: string, value: Value): Promise<void> {
  if (path === 'preset') {
    const preset = presets.find(({ id }) => id === value);
    if (preset) await draft.choose(preset);
    return;
  }
  const edit = (draft: Scenario) => {
    const special = SPECIAL[path];
    if (special) return special(draft, value);
    const [, above, key] = /^(?:(.+)\.)?(.+)$/.exec(path)!;
    const group = (above ? at(draft, above) : draft) as Record<string, unknown>;
    const isNumber = typeof group[key!] === 'number' && value !== null;
    group[key!] = isNumber ? Number(value) : value;
  };
  await draft.change(edit, { isAtMoment: AT_MOMENT.includes(path) });
}
