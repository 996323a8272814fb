import { type Span, spanAt } from '../series';
import type { MigrationResult, Phase, RoundRecord } from '../types';
import { hasMoved } from '../verdict';

/** What the VM ("guest") does on a host. */
export type GuestState = 'running' | 'paused' | 'waiting' | 'gone' | 'lost';

/** The VM on both hosts at one moment. */
export interface Guests {
  source: GuestState;
  destination: GuestState;
  /** Share of full speed at which it runs, on either host. */
  speed: number;
}

/** The moment of a run. */
interface GuestPlace {
  run: { speeds: readonly Span[] };
  phase: Phase;
  round: RoundRecord | null;
  ms: number;
}

/** Where the VM runs at a moment of a run, and how fast. */
export function guestsAt(result: MigrationResult, { run, phase, round, ms }: GuestPlace): Guests {
  const speed = round?.guestSpeed ?? 1;
  switch (phase) {
    case 'setup':
    case 'storage':
      return { source: 'running', destination: 'waiting', speed: 1 };
    case 'memory':
      return { source: 'running', destination: 'waiting', speed };
    case 'state':
      return { source: 'paused', destination: 'waiting', speed: 0 };
    case 'pull': {
      return { source: 'gone', destination: 'running', speed: spanAt(run.speeds, ms)?.value ?? 1 };
    }
    case 'cleanup':
      return guestsInTheEnd(result, speed);
  }
}

function guestsInTheEnd(result: MigrationResult, speed: number): Guests {
  if (result.outcome === 'lost') return { source: 'gone', destination: 'lost', speed: 0 };
  if (result.outcome === 'not-converged')
    return { source: 'running', destination: 'waiting', speed };
  // Nothing was created at the destination.
  if (result.failure && result.cleanupMs === 0)
    return { source: 'running', destination: 'waiting', speed: 1 };
  return hasMoved(result)
    ? { source: 'gone', destination: 'running', speed: 1 }
    : { source: 'running', destination: 'gone', speed: 1 };
}
