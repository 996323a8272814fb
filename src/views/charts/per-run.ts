import type { Run } from '../../model/run/run';

/** Makes something of a run once, and again only for another run. */
export function perRun<T>(make: (run: Run) => T): (run: Run) => T {
  const made = new WeakMap<Run, T>();
  return (run) => {
    let known = made.get(run);
    if (known === undefined) made.set(run, (known = make(run)));
    return known;
  };
}
