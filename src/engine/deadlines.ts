import type { Link } from '../model/link';
import type { Outcome, Reason, Scenario } from '../model/types';

/** A moment at which a run ends in any state, and the result it then has. */
export interface Deadline {
  ms: number;
  kind: 'cap' | 'cancel' | 'loss';
  outcome: Outcome;
  stop: Reason;
}

/** The user's limit on time. */
export function timeCap({ limits }: Scenario): Deadline {
  const { maxSeconds } = limits;
  const stop = { code: 'time-cap', values: { maxSeconds } } as const;
  return { ms: maxSeconds * 1000, kind: 'cap', outcome: 'not-converged', stop };
}

/** The user's cancellation; Infinity without one. */
function cancel({ limits }: Scenario): Deadline {
  const atMs = limits.cancelAtMs ?? Infinity;
  const stop = { code: 'cancelled', values: { atMs } } as const;
  return { ms: atMs, kind: 'cancel', outcome: 'aborted', stop };
}

/**
 * When the hosts close the connection, after a gap in the link that starts at `fromMs` or later.
 */
function loss({ link: { giveUpMs } }: Scenario, link: Link, fromMs: number): Deadline {
  const giveUpSeconds = giveUpMs / 1000;
  const stop = { code: 'link-lost', values: { giveUpSeconds } } as const;
  return { ms: link.lostAt(fromMs, giveUpMs), kind: 'loss', outcome: 'aborted', stop };
}

/** The first event that ends the run after `fromMs`, before the guest has moved. */
export function deadlineBefore(scenario: Scenario, link: Link, fromMs: number): Deadline {
  // A sweep calls this ten thousand times, and it almost always ends here.
  if (scenario.limits.cancelAtMs === null && link.isNeverCut) return timeCap(scenario);
  return earliest([timeCap(scenario), cancel(scenario), loss(scenario, link, fromMs)]);
}

/**
 * The same after the guest has moved and pulls its memory. It cannot be cancelled, and a lost link
 * loses the guest.
 */
export function deadlineAfter(scenario: Scenario, link: Link, fromMs: number): Deadline {
  const lost = loss(scenario, link, fromMs);
  const stop = { ...lost.stop, code: 'guest-lost' } as const;
  return earliest([timeCap(scenario), { ...lost, outcome: 'lost', stop }]);
}

function earliest(deadlines: Deadline[]): Deadline {
  return deadlines.reduce((first, next) => (next.ms < first.ms ? next : first));
}
