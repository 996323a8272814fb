import { copyStartMs } from './storage-move';
import type { Edit, MigrationResult } from './types';

/**
 * The edits that a run has executed. A stroke counts only if the VM wrote at its moment: not in the
 * pause, and not after the end.
 */
export function editsDone(edits: readonly Edit[], result: MigrationResult): Edit[] {
  const { brownoutMs, blackoutMs, pullMs, totalMs } = result;
  const pauseMs = copyStartMs(result) + brownoutMs;
  const movedMs = pauseMs + blackoutMs;
  const writesAt = (ms: number) =>
    ms < Math.min(pauseMs, totalMs) || (ms >= movedMs && ms < movedMs + pullMs);
  return edits
    .filter(({ atMs }) => atMs <= totalMs)
    .map(({ writes, ...edit }) => (writes && writesAt(edit.atMs) ? { ...edit, writes } : edit));
}
