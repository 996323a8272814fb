import type { Decision, Outcome, Reason } from '../model/types';

/** How a migration ends: result, reason and times (ms since the start). */
export class Ending {
  outcome: Outcome | null = null;
  /** Whether the guest ends up at the destination. */
  hasMoved = false;
  stop: Reason = { code: 'first-round', values: {} };
  /** When the pause started, or the switchover ended. */
  stopMs = 0;
  endMs = 0;
  /** When a guest that pulls its memory has all of it; 0 otherwise. */
  pulledMs = 0;
  /** The end has started: the guest is paused, or pulls its memory. */
  isUnderWay = false;

  /** The policy decides that the end starts. */
  begin({ action, code, values }: Decision, nowMs: number): void {
    this.stop = { code, values };
    this.stopMs = nowMs;
    if (action === 'abort') return this.close('aborted', this.stop, nowMs, nowMs);
    this.outcome = action === 'force' ? 'forced' : 'converged';
    this.isUnderWay = true;
  }

  /** Ends the run at a moment. Without a pause, the stop time is the sender's current time. */
  close(outcome: Outcome, stop: Reason, endMs: number, nowMs: number): void {
    if (!this.isUnderWay) this.stopMs = Math.min(nowMs, endMs);
    this.outcome = outcome;
    this.stop = stop;
    this.isUnderWay = false;
    this.endMs = endMs;
  }

  /** A guest at the destination has received its last page, or has lost its connection to it. */
  closePull(nowMs: number, cutOff: { outcome: Outcome; stop: Reason } | null): void {
    if (cutOff) {
      this.outcome = cutOff.outcome;
      this.stop = cutOff.stop;
    }
    this.pulledMs = nowMs;
    this.isUnderWay = false;
  }
}
