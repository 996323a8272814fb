import type { Decision, Memory, PrecopyStats } from '../../src/model/types';

/** One row of the table of decisions. */
export interface Row {
  id: string;
  /** What the statistics differ in from those above, options from their defaults. */
  stats?: Partial<PrecopyStats>;
  options?: Record<string, number>;
  memory?: Memory;
  action: Decision['action'];
  reason: string;
  /** What else the decision says. */
  also?: Partial<Decision>;
  source: string;
}
