import { type Control, isLocked } from '../model/scenario/locks';
import { differences } from '../model/scenario/paths';
import type { Scenario } from '../model/types';

/** Fields that a choice on the page sets together. */
const SET_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  workload: ['workload.kind', 'workload.writesPerSecond', 'workload.workingSetPages'],
};

/** Fields of the scenario that the page's author has locked. */
export class Locks {
  readonly #controls: readonly Control[];

  constructor(controls: readonly Control[] = []) {
    this.#controls = controls;
  }

  /** Whether the control for a path is locked; a choice of several fields, if any of them is. */
  has(path: string): boolean {
    if (path === 'preset') return this.#controls.length > 0;
    const paths = [path, ...(SET_TOGETHER[path] ?? [])];
    return paths.some((each) => isLocked(each, this.#controls));
  }

  /** The locked fields in which two scenarios differ. */
  between(scenario: Scenario, other: Scenario): string[] {
    if (!this.#controls.length) return [];
    return differences(other, scenario)
      .map(([path]) => path)
      .filter((path) => isLocked(path, this.#controls));
  }
}
