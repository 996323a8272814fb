import { breakages } from '../hyperv/breakages';
import { chooseFault } from '../hyperv/hidden-fault';
import type { SetupFailure } from '../model/types';
import type { RuleId } from '../hyperv/rule-id';
import { HIDDEN_FAULT, rememberInTab, rememberedInTab } from './remembered';

/**
 * A fault that the reader is to find: its cause and its fix are hidden until guessed or asked, even
 * if the page is loaded again meanwhile.
 */
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

  constructor() {
    const kept = keptFault();
    if (kept) Object.assign(this, kept, { isHidden: true });
  }

  /** Hides another fault; returns it. */
  begin(): RuleId {
    const { id, choices } = chooseFault(this.id, Math.random);
    Object.assign(this, { id, choices, wrong: [], isFound: false, isHidden: true });
    keep({ id, choices });
    return id;
  }

  /** Whether the cause of a failure is not told yet. */
  hides(failure: SetupFailure | null): boolean {
    return this.isHidden && failure?.rule === this.id;
  }

  /** Takes a guess; the right one shows the cause. Returns whether it was right. */
  guess(guess: RuleId): boolean {
    this.isFound = guess === this.id;
    if (this.isFound) this.reveal();
    else this.wrong = [...this.wrong, guess];
    return this.isFound;
  }

  /** Shows the cause. */
  reveal(): void {
    this.isHidden = false;
    keep(null);
  }

  /** Ends the search, because the reader has chosen a fault. */
  drop(): void {
    this.id = null;
    this.reveal();
  }
}

interface Kept {
  id: RuleId;
  choices: RuleId[];
}

/** What this tab kept; null if there is nothing that this version of the page knows. */
function keptFault(): Kept | null {
  try {
    const { id, choices } = JSON.parse(rememberedInTab(HIDDEN_FAULT) || 'null') as Kept;
    return choices.includes(id) && choices.every((each) => each in breakages)
      ? { id, choices }
      : null;
  } catch {
    return null;
  }
}

/** An empty text stands for no fault. */
const keep = (fault: Kept | null): void =>
  rememberInTab(HIDDEN_FAULT, fault ? JSON.stringify(fault) : '');
