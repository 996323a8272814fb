import type { Recorded } from '../catalog/recorded';
import file from '../catalog/recorded-runs.json';

/** A recorded run as the file has it. Values that most runs share are in the file once. */
interface Stored {
  id: string;
  quiet: boolean;
  in: Partial<Recorded['in']>;
  out: Recorded['out'];
  /** Newly dirty pages at each sync; the first is the sync in the setup. */
  newDirty: number[];
  /**
   * Milliseconds since the migrate command, and the VM's writes by then. For sweeps this is the last
   * count before the command, for auto-converge also the last count before the first throttle.
   */
  counts?: number[][];
}

/** The recorded migrations to which the model is compared, in the order of the file. */
export function recordedRuns(): Recorded[] {
  const common = file.common as Partial<Recorded['in']>;
  return (file.runs as Stored[]).map(({ id, quiet, in: given, out, newDirty, counts }) => ({
    id,
    quiet,
    in: { ...common, ...given } as Recorded['in'],
    out,
    syncs: newDirty.map((pages) => ({ new_dirty: pages })),
    guest_counts: { src: counts ?? [] },
  }));
}
