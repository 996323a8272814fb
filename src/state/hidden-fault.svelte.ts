import { chooseFault } from '../hyperv/hidden-fault';
import type { RuleId } from '../hyperv/rule-id';

/** A fault that the reader is to find: its cause and its fix are hidden until guessed or asked. */
export class HiddenFault {
  /** The fault; null if there is none. */
  id: RuleId | null = $state(null);
  /** The causes from which the reader chooses. */
  choices: readonly RuleId[] = $state.raw([]);
  /** Guesses that were not it. */
  wrong: readonly RuleId[] = $state.raw([]);
  /** Whether the reader found the cause; false if it was asked for. */
  isFound: boolean = $state(false);
  isHidden: boolean = $state(false);

  /** Hides another fault; returns it. */
  begin(): RuleId {
    const { id, choices } = chooseFault(this.id, Math.random);
    Object.assign(this, { id, choices, wrong: [], isFound: false, isHidden: true });
    return id;
  }

  /** Takes a guess; the right one shows the cause. Returns whether it was right. */
  guess(guess: RuleId): boolean {
    this.isFound = guess === this.id;
    if (this.isFound) this.isHidden = false;
    else this.wrong = [...this.wrong, guess];
    return this.isFound;
  }

  /** Shows the cause because the reader asks for it. */
  reveal(): void {
    this.isHidden = false;
  }
}
