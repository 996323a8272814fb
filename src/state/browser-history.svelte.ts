import type { Presenting } from './presenting.svelte';
import type { Reader, Reading } from './reader.svelte';
import type { Story } from './story.svelte';

/** What an entry of the history holds besides its address. */
interface Kept {
  /** What the panel shows in this entry. */
  reading: Reading | null;
  /** Whether the stage is shown alone. */
  isPresenting?: boolean;
  /** Whether the story was left for the whole lab. */
  isLab?: boolean;
  /** Id of an entry from which a panel was opened. */
  id?: string;
  /** The id of the entry from which this one was opened. */
  over?: string;
}

const keptHere = (): Kept => (history.state as Kept | null) ?? { reading: null };

const isSame = (one: Reading | null, other: Reading | null) =>
  JSON.stringify(one) === JSON.stringify(other);

/** What the history opens and closes. */
export interface Opened {
  reader: Reader;
  presenting: Presenting;
  story: Story;
}

/**
 * Makes the browser's Back close the panel, and what is shown to a room, and return to the story of
 * a first visit. Opening any of them adds an entry to the history, and closing it by hand goes back
 * by this entry. What is opened from the panel replaces its content. In a frame, the history belongs to the page around and is not
 * changed.
 */
export class BrowserHistory {
  readonly #reader: Reader;
  readonly #presenting: Presenting;
  readonly #story: Story;
  /** The state of the current entry. */
  #here = keptHere();
  #href = location.href;
  /** Whether a step back was requested and has not happened yet. */
  isLeaving = false;
  /** Whether a link within the page has just made the current entry. */
  isNew = false;

  constructor({ reader, presenting, story }: Opened) {
    this.#reader = reader;
    this.#presenting = presenting;
    this.#story = story;
    if (window !== top) return;
    // Something may have been opened before this was loaded.
    reader.open ??= this.#here.reading;
    this.#mark();
    addEventListener('popstate', () => this.#arrive());
    $effect.root(() => {
      $effect(() => this.#agree());
      $effect(() => this.#present(presenting.isOn));
      $effect(() => this.#leaveStory(story.stage === 'lab'));
    });
  }

  /**
   * Writes the address of what is shown, into this entry or a new one; throws if the browser
   * refuses.
   */
  write(address: string, isNew: boolean): void {
    if (isNew && window === top) history.pushState(this.#plain() satisfies Kept, '', address);
    else history.replaceState(history.state, '', address);
    this.#settle();
  }

  /** The state of a new entry that opens nothing more. */
  #plain(): Kept {
    const { reading, isLab } = this.#here;
    return { reading, ...(isLab && { isLab }) };
  }

  /** Notes whether the current entry is new: only one that a link has just made has no state. */
  #mark(): void {
    this.isNew = history.state === null;
    if (!this.isNew) return;
    const { isLab } = this.#here;
    try {
      history.replaceState({ reading: null, ...(isLab && { isLab }) } satisfies Kept, '');
    } catch {
      // The browser refuses: the entry stays without a state.
    }
  }

  #settle(): void {
    this.#here = keptHere();
    this.#href = location.href;
  }

  #arrive(): void {
    const before = this.#here;
    this.#mark();
    const here = keptHere();
    // Opening or closing the panel changes only the look of the page, so the address stays.
    const [low, high] = here.over === undefined ? [here, before] : [before, here];
    if (high.over !== undefined && high.over === low.id)
      history.replaceState(history.state, '', this.#href);
    if (!here.reading) history.scrollRestoration = 'auto';
    this.#settle();
    if (this.isLeaving) {
      this.isLeaving = false;
      this.#present(this.#presenting.isOn);
    } else {
      if (!isSame(this.#reader.open, here.reading)) this.#reader.open = here.reading;
      if (this.#presenting.isOn && !here.isPresenting) this.#presenting.toggle();
      this.#story.turn(here.isLab ?? false);
    }
    this.#agree();
  }

  /** Shows the stage alone in an entry of its own, and goes back by it. */
  #present(isOn: boolean): void {
    if (this.isLeaving || isOn === Boolean(this.#here.isPresenting)) return;
    if (!isOn) {
      this.isLeaving = true;
      history.back();
      return;
    }
    this.#cover({ ...this.#plain(), isPresenting: true });
  }

  /** Gives the whole lab an entry of its own, if the visit began with the story. */
  #leaveStory(isLab: boolean): void {
    if (!isLab || this.isLeaving || this.#here.isLab || !this.#story.isFirst) return;
    this.#cover({ ...this.#plain(), isLab });
  }

  /** Adds an entry over this one, with the same address. */
  #cover(kept: Kept): void {
    const here = this.#here;
    const id = here.id ?? String(performance.timeOrigin + performance.now());
    try {
      history.replaceState({ ...here, id } satisfies Kept, '');
      history.pushState({ ...kept, over: id } satisfies Kept, '');
    } catch {
      // The browser refuses: what was opened still opens and closes.
    }
    this.#settle();
  }

  /** Makes the entry match what is open. */
  #agree(): void {
    const { open } = this.#reader;
    const here = this.#here;
    if (this.isLeaving || isSame(open, here.reading)) return;
    if (!open && here.over !== undefined) {
      this.isLeaving = true;
      history.back();
      return;
    }
    if (open && !here.reading) {
      // Opening and closing must not scroll the page.
      history.scrollRestoration = 'manual';
      const { isPresenting } = here;
      this.#cover({ ...this.#plain(), ...(isPresenting && { isPresenting }), reading: open });
      return;
    }
    try {
      history.replaceState({ ...here, reading: open } satisfies Kept, '');
    } catch {
      // The browser refuses: the panel still opens and closes.
    }
    this.#settle();
  }
}
