/**
 * The clock of the VM ("guest" in names): real time multiplied by the scale of the workload's
 * phases. In a phase of scale 2, guest time passes twice as fast, so a page with r writes a guest
 * second gets 2 r writes a second. The clock starts with round 0, when dirty logging starts. The
 * phases repeat for ever.
 */
export class GuestClock {
  readonly #ends: number[] = [];
  readonly #guest: number[] = [0];
  readonly #scales: number[];
  readonly #period: number;
  readonly #guestPeriod: number;

  constructor(phases: readonly { seconds: number; scale: number }[]) {
    let end = 0;
    let guest = 0;
    for (const phase of phases) {
      end += phase.seconds;
      guest += phase.seconds * phase.scale;
      this.#ends.push(end);
      this.#guest.push(guest);
    }
    this.#scales = phases.map((phase) => phase.scale);
    this.#period = end;
    this.#guestPeriod = guest;
  }

  /** A rate or a time of the VM in real time, on average over the phases. */
  onAverage(value: number): number {
    return this.#period === 0 ? value : (value * this.#guestPeriod) / this.#period;
  }

  get isUniform(): boolean {
    return this.#ends.length === 0;
  }

  /** Guest seconds in the first `seconds` since round 0 began. */
  at(seconds: number): number {
    if (this.isUniform) return seconds;
    const cycles = Math.floor(seconds / this.#period);
    const rest = seconds - cycles * this.#period;
    let phase = 0;
    while (phase < this.#ends.length - 1 && this.#ends[phase]! <= rest) phase++;
    const begin = phase > 0 ? this.#ends[phase - 1]! : 0;
    return cycles * this.#guestPeriod + this.#guest[phase]! + (rest - begin) * this.#scales[phase]!;
  }
}
