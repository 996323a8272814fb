import { type PingResult, pingFate } from '../pings';
import { spanAt } from '../series';
import type { Run } from './run';

/** A ping of the client, and when it is sent: ms of the migration, and seconds of playing. */
export interface Beat {
  ms: number;
  second: number;
  /** The time to the next one, ms. */
  everyMs: number;
  fate: ClientFate;
}

/** What becomes of a ping; a VM that waits for pages of a cut link answers none. */
type ClientFate = PingResult | 'waiting';

/** Times between two pings, ms: in each part of the timeline the one that is seen best. */
const PACES = [1, 2, 5].flatMap((step) =>
  [-3, -2, -1, 0, 1, 2, 3, 4, 5].map((n) => step * 10 ** n),
);
PACES.sort((a, b) => a - b);
/** Seconds of playing between two pings, at least. */
const LEAST_SECONDS = 0.3;
/** While pages are fetched, the VM waits for so much of its own time at once, ms; illustrative. */
const STALL_MS = 150;

/** What a client of the VM sees during a move. It is a function of the run and the playhead. */
export class VmClient {
  readonly #run: Run;
  /** Its pings in order. */
  readonly beats: readonly Beat[];

  constructor(run: Run) {
    this.#run = run;
    this.beats = run.timeline.parts.flatMap(({ startMs, endMs, from, seconds }) => {
      const length = endMs - startMs;
      const everyMs = PACES.find((ms) => (ms / length) * seconds >= LEAST_SECONDS) ?? length;
      const first = Math.ceil(startMs / everyMs);
      const count = Math.max(0, Math.ceil(endMs / everyMs) - first);
      const start = run.timeline.playedTo(from);
      return Array.from({ length: count }, (_, index) => {
        const ms = (first + index) * everyMs;
        const second = start + ((ms - startMs) / length) * seconds;
        return { ms, second, everyMs, fate: this.fate(ms) };
      });
    });
  }

  /** What becomes of a ping that is sent at a moment, ms. */
  fate(ms: number): ClientFate {
    const { result, resumeMs, speeds } = this.#run;
    const fate = pingFate(result, ms);
    const isStill = ms >= resumeMs && spanAt(speeds, ms)?.value === 0;
    return isStill && fate === 'answered' ? 'waiting' : fate;
  }

  /**
   * Ms that have passed inside the VM: none while it is paused, fewer while it is slowed. While it
   * pulls its memory, they pass in jerks.
   */
  insideMs(ms: number): number {
    const { pullMs } = this.#run.result;
    const startMs = this.#run.resumeMs;
    if (ms <= startMs || ms >= startMs + pullMs) return this.#ranMs(ms);
    const before = this.#ranMs(startMs);
    return before + Math.floor((this.#ranMs(ms) - before) / STALL_MS) * STALL_MS;
  }

  /** Ms for which the VM has run up to a moment, at full speed. */
  #ranMs(ms: number): number {
    return this.#run.speeds.reduce((left, { fromMs, toMs, value }) => {
      const length = Math.max(0, Math.min(ms, toMs) - fromMs);
      return left - length * (1 - value);
    }, ms);
  }

  /** Ms inside the VM of the last picture that has reached the client. */
  seenMs(ms: number): number {
    const fate = this.fate(ms);
    if (fate === 'answered' || fate === 'waiting') return this.insideMs(ms);
    return this.insideMs(Math.min(ms, this.#run.pauseMs));
  }

  /** The time between two pings at a moment, ms. */
  everyMs(ms: number): number {
    return (this.beats.findLast((beat) => beat.ms <= ms) ?? this.beats[0])?.everyMs ?? 0;
  }

  /** For how long there was no answer up to a moment, ms. */
  silentMs(ms: number): number {
    const { pauseMs, pings, verdict } = this.#run;
    if (!pings || ms <= pauseMs) return 0;
    if (verdict.losesNetwork) return ms - pauseMs;
    const { outageMs } = pings;
    return Math.min(ms - pauseMs, outageMs) + this.#waitedMs(pauseMs + outageMs, ms);
  }

  /** For how long the network did not find the VM, which ran again, up to a moment, ms. */
  networkMs(ms: number): number {
    const { resumeMs, pings, verdict } = this.#run;
    if (!pings || verdict.losesNetwork) return 0;
    return Math.min(Math.max(0, ms - resumeMs), pings.announceMs);
  }

  /** For how long the VM has waited for pages of a cut link between two moments, ms. */
  #waitedMs(startMs: number, endMs: number): number {
    return this.#run.speeds
      .filter(({ value }) => value === 0)
      .map(({ fromMs, toMs }) => Math.min(endMs, toMs) - Math.max(startMs, fromMs))
      .reduce((sum, ms) => sum + Math.max(0, ms), 0);
  }
}
