import type { ScenarioError } from '../model/scenario-error';
import { shellText } from '../text/shell';
import { isLoadFailure } from './load-failure';

/** Messages of the page to the reader: what was refused, and unexpected errors. */
export class Notices {
  /** Problems of the last file, entry or address. */
  problems: readonly string[] = $state.raw([]);
  /** The same problems of a file or entry, as fields and the allowed values. */
  errors: readonly ScenarioError[] = [];
  /**
   * The origin of the problems: a change, an address (the rest of it was used), or the lab itself.
   */
  fault: 'change' | 'address' | 'lab' = $state('change');
  /** An unexpected error; a page of its own shows it. */
  crash: string | null = $state(null);

  /** Shows what was wrong with a change. It replaces earlier problems. */
  refuse(problems: readonly string[], errors: readonly ScenarioError[] = []): void {
    this.problems = problems;
    this.errors = errors;
    this.fault = 'change';
  }

  /** Shows what was wrong in the address, each once. Problems since then stay. */
  blameAddress(problems: readonly string[]): void {
    if (!problems.length) return;
    const { problems: old } = this;
    this.problems = [...problems.filter((problem) => !old.includes(problem)), ...old];
    this.fault = 'address';
  }

  clear(): void {
    this.errors = [];
    if (this.problems.length) this.problems = [];
  }

  /** Shows an error. If only a part of the lab did not load, the rest stays usable. */
  fail(error: unknown): void {
    if (isLoadFailure(error)) {
      this.refuse([shellText.notLoaded]);
      this.fault = 'lab';
    } else this.crash = error instanceof Error ? error.message : String(error);
  }
}
