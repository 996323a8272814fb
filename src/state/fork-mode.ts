import type { Scenario } from '../model/types';

/** How settings change from a moment of the move on; `model/fork.ts` makes it. */
export interface ForkMode {
  /** Ms since the migration began. */
  atMs: number;
  inForce: (scenario: Scenario) => Scenario;
  change: (scenario: Scenario, after: Scenario) => { scenario: Scenario } | { refused: string[] };
}
