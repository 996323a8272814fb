import type { Decision, Memory, PrecopyStats } from '../../src/model/types';

/** One row of the table of decisions. */
export interface Row {
  id: string;
  /** Statistics that differ from the common ones, and options that differ from their defaults. */
  stats?: Partial<PrecopyStats>;
  options?: Record<string, number>;
  memory?: Memory;
  action: Decision['action'];
  reason: string;
  /** Other values of the decision. */
  also?: Partial<Decision>;
  source: string;
}
