import type { ScenarioError } from '../model/scenario-error';
import { shellText } from '../text/shell';
import { isLoadFailure } from './load-failure';

/** What the page has to tell whoever reads it: what was refused, and what nobody expected. */
export class Notices {
  /** What was wrong with the last file, entry or address. */
  problems: readonly string[] = $state.raw([]);
  /** The same of a file or entry, as fields and what is allowed in them. */
  errors: readonly ScenarioError[] = [];
  /** What the problems are those of: a change, an address of which the rest was taken, the lab itself. */
  fault: 'change' | 'address' | 'lab' = $state('change');
  /** An error nobody expected; the calm page shows it. */
  crash: string | null = $state(null);

  /** Tells what was wrong with a change, in place of what was told before. */
  refuse(problems: readonly string[], errors: readonly ScenarioError[] = []): void {
    this.problems = problems;
    this.errors = errors;
    this.fault = 'change';
  }

  /** Tells what in the address was not taken; what was told since stays. */
  blameAddress(problems: readonly string[]): void {
    if (!problems.length) return;
    this.problems = [...problems, ...this.problems];
    this.fault = 'address';
  }

  clear(): void {
    this.errors = [];
    if (this.problems.length) this.problems = [];
  }

  /** Tells of an error; a part of the lab that did not come leaves all that is there as it is. */
  fail(error: unknown): void {
    if (isLoadFailure(error)) {
      this.refuse([shellText.notLoaded]);
      this.fault = 'lab';
    } else this.crash = error instanceof Error ? error.message : String(error);
  }
}
