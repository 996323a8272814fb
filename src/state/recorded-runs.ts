import type { Recorded } from '../catalog/recorded';
import file from '../catalog/recorded-runs.json';

/** A recorded run as the file holds it: what most runs share stands there once. */
interface Stored {
  id: string;
  quiet: boolean;
  in: Partial<Recorded['in']>;
  out: Recorded['out'];
  /** Pages newly dirty at each sync, the one in the setup first. */
  newDirty: number[];
  /** Milliseconds since the migrate command and the guest's writes by then, for sweeps. */
  before?: number[];
}

/** The recorded migrations that the page compares itself with, in the file's order. */
export function recordedRuns(): Recorded[] {
  const common = file.common as Partial<Recorded['in']>;
  return (file.runs as Stored[]).map(({ id, quiet, in: given, out, newDirty, before }) => ({
    id,
    quiet,
    in: { ...common, ...given } as Recorded['in'],
    out,
    syncs: newDirty.map((pages) => ({ new_dirty: pages })),
    guest_counts: { src: before ? [before] : [] },
  }));
}
