import type { Clock } from './clock.svelte';
import { remember, remembered } from './remembered';

/** Whether keyboard shortcuts are on. The choice is stored if the browser allows it. */
export class KeyChoice {
  areOn: boolean = $state(remembered('keys') !== 'off');
  /**
   * Whether the reader has clicked or tabbed into the page. Within another page, focus alone does
   * not show this.
   */
  #isEngaged: boolean;

  constructor(isEngaged: boolean) {
    this.#isEngaged = isEngaged;
    if (isEngaged) return;
    document.addEventListener('pointerdown', () => (this.#isEngaged = true));
    document.addEventListener('focusin', ({ target }) => {
      // The Tab key was pressed, perhaps in the page around. Focus given by a script goes to the
      // body.
      if (target !== document.body && (target as Element).matches(':focus-visible'))
        this.#isEngaged = true;
    });
  }

  /** Whether a key that is pressed now is meant for the page. */
  get act(): boolean {
    return this.areOn && this.#isEngaged;
  }

  choose(areOn: boolean): void {
    this.areOn = areOn;
    remember('keys', areOn ? 'on' : 'off');
  }
}

/** What shortcuts do besides moving the playhead. */
export interface KeyActions {
  help: () => void;
  firstControl: () => void;
  present?: () => void;
  /** Keeps the current run. */
  keep?: () => void;
  /** Cuts all links of a race, or mends them. */
  cut?: () => void;
}

/** Elements that need every key. */
const TYPING = 'input:not([type=range]), select, textarea, [contenteditable]';
/** Elements in which the browser itself undoes what was typed. */
const WRITING = 'input:not([type=range]):not([type=checkbox]), textarea, [contenteditable]';
const MOVING = 'input:not(.scrub), [role=region][tabindex], [role=tablist]';
const PRESSING = 'button, a, summary, label';

/**
 * Does what a shortcut stands for; returns whether it did. Keys that another element needs are left
 * to it. All screens use it; `views/parts/KeyHelp.svelte` lists the keys.
 */
export function actOnKey(event: KeyboardEvent, clock: Clock, actions: KeyActions): boolean {
  const target = event.target as Element;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (target.closest(TYPING) || document.querySelector('dialog[open]')) return false;
  const stride = event.shiftKey ? 'round' : 'event';
  switch (event.key) {
    case ' ':
      if (target.closest(PRESSING)) return false;
      clock.toggle();
      return true;
    case 'ArrowRight':
    case 'ArrowLeft':
      if (target.closest(MOVING)) return false;
      clock.go(stride, event.key === 'ArrowRight' ? 1 : -1);
      return true;
    case 'Home':
    case 'End':
      if (target.closest(MOVING)) return false;
      clock.pause();
      clock.seek(event.key === 'Home' ? 0 : 1);
      return true;
    case '[':
    case ']':
      clock.changeSpeed(event.key === ']' ? 1 : -1);
      return true;
    case '?':
      actions.help();
      return true;
    case '/':
      actions.firstControl();
      return true;
    case 'p':
      actions.present?.();
      return actions.present !== undefined;
    case 'k':
      actions.keep?.();
      return actions.keep !== undefined;
    case 'c':
      actions.cut?.();
      return actions.cut !== undefined;
    default:
      return goToStage(event.key, clock);
  }
}

function goToStage(key: string, clock: Clock): boolean {
  const stage = /^[1-9]$/.test(key)
    ? clock.moment?.run.timeline.stages[Number(key) - 1]
    : undefined;
  if (!stage) return false;
  clock.pause();
  clock.seek(stage.from);
  return true;
}

/** Remembers the element with text that was typed and not entered yet. */
export class Typing {
  #target: EventTarget | null = null;

  /** Takes `input` and `change` events. */
  note({ type, target }: Event): void {
    this.#target = type === 'input' ? target : null;
  }

  /** Whether the browser has something of its own to undo in this element. */
  isIn(target: Element): boolean {
    return (
      target.closest(WRITING) !== null &&
      (target === this.#target || target.getAttribute('aria-invalid') === 'true')
    );
  }
}

/**
 * Undoes or redoes the last change on Ctrl or Cmd with Z and Y. In text that is not entered yet,
 * the browser's own undo works.
 */
export function undoOnKey(
  event: KeyboardEvent,
  changes: { undo(): unknown; redo(): unknown },
  typing = new Typing(),
): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  if (typing.isIn(event.target as Element) || document.querySelector('dialog[open]')) return;
  const key = event.key.toLowerCase();
  const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
  if (!isRedo && key !== 'z') return;
  event.preventDefault();
  void (isRedo ? changes.redo() : changes.undo());
}
