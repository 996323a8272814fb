import type { ScenarioError } from '../model/scenario-error';

/** What the page has to tell whoever reads it: what was refused, and what nobody expected. */
export class Notices {
  /** What was wrong with the last file, entry or address. */
  problems: readonly string[] = $state.raw([]);
  /** The same of a file or entry, as fields and what is allowed in them. */
  errors: readonly ScenarioError[] = [];
  /** Whether the problems are those of an address, of which the rest was taken. */
  isAddressAtFault: boolean = $state(false);
  /** An error nobody expected; the calm page shows it. */
  crash: string | null = $state(null);

  /** Tells what was wrong with a change, in place of what was told before. */
  refuse(problems: readonly string[], errors: readonly ScenarioError[] = []): void {
    this.problems = problems;
    this.errors = errors;
    this.isAddressAtFault = false;
  }

  /** Tells what in the address was not taken; what was told since stays. */
  blameAddress(problems: readonly string[]): void {
    if (!problems.length) return;
    this.problems = [...problems, ...this.problems];
    this.isAddressAtFault = true;
  }

  clear(): void {
    this.errors = [];
    if (this.problems.length) this.problems = [];
  }

  fail(error: unknown): void {
    this.crash = error instanceof Error ? error.message : String(error);
  }
}
