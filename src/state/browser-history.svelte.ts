import type { Reader, Reading } from './reader.svelte';

/** What an entry of the history holds besides its address. */
interface Kept {
  /** What the panel shows in this entry. */
  reading: Reading | null;
  /** Id of an entry from which a panel was opened. */
  id?: string;
  /** The id of the entry from which this one was opened. */
  over?: string;
}

const keptHere = (): Kept => (history.state as Kept | null) ?? { reading: null };

const isSame = (one: Reading | null, other: Reading | null) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Makes the browser's Back close the panel. Opening the panel adds an entry to the history, and
 * closing it by hand goes back by this entry. What is opened from the panel replaces its content.
 * In a frame, the history belongs to the page around and is not changed.
 */
export class BrowserHistory {
  readonly #reader: Reader;
  /** The state of the current entry. */
  #here = keptHere();
  #href = location.href;
  /** Whether a step back was requested and has not happened yet. */
  isLeaving = false;

  constructor(reader: Reader) {
    this.#reader = reader;
    if (window !== top) return;
    reader.open = this.#here.reading;
    addEventListener('popstate', () => this.#arrive());
    $effect.root(() => {
      $effect(() => this.#agree());
    });
  }

  /**
   * Writes the address of what is shown, into this entry or a new one; throws if the browser
   * refuses.
   */
  write(address: string, isNew: boolean): void {
    if (isNew && window === top)
      history.pushState({ reading: this.#here.reading } satisfies Kept, '', address);
    else history.replaceState(history.state, '', address);
    this.#settle();
  }

  #settle(): void {
    this.#here = keptHere();
    this.#href = location.href;
  }

  #arrive(): void {
    const before = this.#here;
    const here = keptHere();
    // Opening or closing the panel changes only the look of the page, so the address stays.
    const [low, high] = here.over === undefined ? [here, before] : [before, here];
    if (high.over !== undefined && high.over === low.id)
      history.replaceState(history.state, '', this.#href);
    if (!here.reading) history.scrollRestoration = 'auto';
    this.#settle();
    if (this.isLeaving) this.isLeaving = false;
    else if (!isSame(this.#reader.open, here.reading)) this.#reader.open = here.reading;
    this.#agree();
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
    try {
      if (open && !here.reading) {
        const id = here.id ?? String(performance.timeOrigin + performance.now());
        // Opening and closing must not scroll the page.
        history.scrollRestoration = 'manual';
        history.replaceState({ ...here, id } satisfies Kept, '');
        history.pushState({ reading: open, over: id } satisfies Kept, '');
      } else history.replaceState({ ...here, reading: open } satisfies Kept, '');
    } catch {
      // The browser refuses: the panel still opens and closes.
    }
    this.#settle();
  }
}
