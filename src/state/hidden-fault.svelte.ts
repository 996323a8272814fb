import { breakages } from '../hyperv/breakages';
import { chooseFault } from '../hyperv/hidden-fault';
import type { SetupFailure } from '../model/types';
import type { RuleId } from '../hyperv/rule-id';

const KEY = 'precopy-hidden-fault';

/**
 * A fault that the reader is to find: its cause and its fix are hidden until guessed or asked, even
 * if the page is loaded again meanwhile.
 */
export class HiddenFault {
  /** The fault; null if there is none. */
  id: RuleId | null = $state(null);
  /** The causes from which the reader chooses. */
  choices: readonly RuleId[] = $state.raw([]);
  /** What the reader guessed; null before, and if the cause was asked for. */
  guess: RuleId | null = $state(null);
  isHidden: boolean = $state(false);

  constructor() {
    const kept = keptFault();
    if (kept) Object.assign(this, kept, { isHidden: true });
  }

  /** Hides another fault; returns it. */
  begin(): RuleId {
    const { id, choices } = chooseFault(this.id, Math.random);
    Object.assign(this, { id, choices, guess: null, isHidden: true });
    keep({ id, choices });
    return id;
  }

  /** Whether the cause of a failure is not told yet. */
  hides(failure: SetupFailure | null): boolean {
    return this.isHidden && failure?.rule === this.id;
  }

  /** Shows the cause, after a guess or without one. */
  reveal(guess: RuleId | null): void {
    this.guess = guess;
    this.isHidden = false;
    keep(null);
  }

  /** Ends the search, because the reader has chosen a fault. */
  drop(): void {
    this.id = null;
    this.reveal(null);
  }
}

interface Kept {
  id: RuleId;
  choices: RuleId[];
}

/** What this tab kept; null if there is nothing that this version of the page knows. */
function keptFault(): Kept | null {
  try {
    const { id, choices } = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept;
    return choices.includes(id) && choices.every((each) => each in breakages)
      ? { id, choices }
      : null;
  } catch {
    return null;
  }
}

function keep(fault: Kept | null): void {
  try {
    if (fault) sessionStorage.setItem(KEY, JSON.stringify(fault));
    else sessionStorage.removeItem(KEY);
  } catch {
    // The browser refuses storage: the fault is kept as long as the page.
  }
}
