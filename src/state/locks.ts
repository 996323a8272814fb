import { type Control, isLocked } from '../model/scenario/locks';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

/** Fields that one choice on the page sets together. */
const SET_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'workload.dirtyRate': ['workload.writesPerSecond'],
  'workload.dirtyRate.bytesPerSecond': ['workload.writesPerSecond'],
  'workload.dirtyRate.periodSeconds': ['workload.writesPerSecond'],
  workload: ['workload.kind', 'workload.writesPerSecond', 'workload.workingSetPages'],
};

/** The fields that the edits of one scenario set differently from those of the other. */
function setBetween(scenario: Scenario, other: Scenario): string[] {
  const setsOf = ({ edits }: Scenario) =>
    edits.flatMap(({ atMs, set = {} }) =>
      Object.entries(set).map(([path, value]) => ({ path, text: JSON.stringify([atMs, value]) })),
    );
  const [sets, others] = [setsOf(scenario), setsOf(other)];
  const isMissing = (list: typeof sets) => (one: (typeof sets)[number]) =>
    !list.some(({ path, text }) => path === one.path && text === one.text);
  return [...sets.filter(isMissing(others)), ...others.filter(isMissing(sets))].map(
    ({ path }) => path,
  );
}

/** Fields of the scenario that the page's author has locked. */
export class Locks {
  readonly #controls: readonly Control[];

  constructor(controls: readonly Control[] = []) {
    this.#controls = controls;
  }

  /**
   * Whether the control for a path is locked. A choice of several fields is locked if any of them
   * is.
   */
  has(path: string): boolean {
    if (path === 'preset') return this.#controls.length > 0;
    const paths = [path, ...(SET_TOGETHER[path] ?? [])];
    return paths.some((each) => isLocked(each, this.#controls));
  }

  /** The locked fields in which two scenarios differ. */
  between(scenario: Scenario, other: Scenario): string[] {
    if (!this.#controls.length) return [];
    const paths = differences(other, scenario).flatMap(([path]) =>
      path === 'edits' ? [path, ...setBetween(scenario, other)] : [path],
    );
    return [...new Set(paths)].filter((path) => isLocked(path, this.#controls));
  }
}
