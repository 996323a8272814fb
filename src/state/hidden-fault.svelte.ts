import { chooseFault } from '../hyperv/hidden-fault';
import type { RuleId } from '../hyperv/rule-id';

/** A fault that the reader is to find: its cause and its fix are hidden until guessed or asked. */
export class HiddenFault {
  /** The fault; null if there is none. */
  id: RuleId | null = $state(null);
  /** The causes from which the reader chooses. */
  choices: readonly RuleId[] = $state.raw([]);
  /** What the reader guessed; null before, and if the cause was asked for. */
  guess: RuleId | null = $state(null);
  isHidden: boolean = $state(false);

  /** Hides another fault; returns it. */
  begin(): RuleId {
    const { id, choices } = chooseFault(this.id, Math.random);
    Object.assign(this, { id, choices, guess: null, isHidden: true });
    return id;
  }

  /** Shows the cause, after a guess or without one. */
  reveal(guess: RuleId | null): void {
    this.guess = guess;
    this.isHidden = false;
  }
}
