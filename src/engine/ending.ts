import type { Decision, Outcome, Reason } from '../model/types';

/** How a migration ends: what came of it, why, and when; ms since the start. */
export class Ending {
  outcome: Outcome | null = null;
  /** Whether the guest runs at the destination in the end. */
  hasMoved = false;
  stop: Reason = { code: 'first-round', values: {} };
  /** When the pause and the switchover began or ended. */
  stopMs = 0;
  endMs = 0;
  /** When a guest that pulls its memory has all of it; else 0. */
  pulledMs = 0;
  /** The end has begun: the guest is paused, or pulls its memory. */
  isUnderWay = false;

  /** The policy lets the end begin. */
  begin({ action, code, values }: Decision, nowMs: number): void {
    this.stop = { code, values };
    this.stopMs = nowMs;
    if (action === 'abort') return this.close('aborted', this.stop, nowMs, nowMs);
    this.outcome = action === 'force' ? 'forced' : 'converged';
    this.isUnderWay = true;
  }

  /** Ends the run at a moment; without a pause it is the moment that the sender has come to. */
  close(outcome: Outcome, stop: Reason, endMs: number, nowMs: number): void {
    if (!this.isUnderWay) this.stopMs = Math.min(nowMs, endMs);
    this.outcome = outcome;
    this.stop = stop;
    this.isUnderWay = false;
    this.endMs = endMs;
  }

  /** The guest that runs at the destination has got its last page, or was cut off from it. */
  closePull(nowMs: number, cutOff: { outcome: Outcome; stop: Reason } | null): void {
    if (cutOff) {
      this.outcome = cutOff.outcome;
      this.stop = cutOff.stop;
    }
    this.pulledMs = nowMs;
    this.isUnderWay = false;
  }
}
