import type { Reader, Reading } from './reader.svelte';

/** What an entry of the history keeps beside its address. */
interface Kept {
  /** What is open there. */
  reading: Reading | null;
  /** Names an entry over which something was opened. */
  id?: string;
  /** The entry over which this one was opened. */
  over?: string;
}

const keptHere = (): Kept => (history.state as Kept | null) ?? { reading: null };

const isSame = (one: Reading | null, other: Reading | null) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Lets the browser's Back close what was opened: opening is an entry of the history, and closing by
 * hand goes back by it. What is opened from there takes its place. Within a frame the history is
 * that of the page around, and stays as it is.
 */
export class WayBack {
  readonly #reader: Reader;
  /** Of the entry that is shown. */
  #here = keptHere();
  #href = location.href;
  /** Whether a step back was asked for and has not come yet. */
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

  /** Writes the address of what is shown, into this entry or into a new one; throws where refused. */
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
    // Between an entry and what was opened over it, nothing but the look of the page changes: it stays.
    const [low, high] = here.over === undefined ? [here, before] : [before, here];
    if (high.over !== undefined && high.over === low.id)
      history.replaceState(history.state, '', this.#href);
    if (!here.reading) history.scrollRestoration = 'auto';
    this.#settle();
    if (this.isLeaving) this.isLeaving = false;
    else if (!isSame(this.#reader.open, here.reading)) this.#reader.open = here.reading;
    this.#agree();
  }

  /** Makes the entry say what is open. */
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
        // Opening and closing leave the page where it is scrolled to.
        history.scrollRestoration = 'manual';
        history.replaceState({ ...here, id } satisfies Kept, '');
        history.pushState({ reading: open, over: id } satisfies Kept, '');
      } else history.replaceState({ ...here, reading: open } satisfies Kept, '');
    } catch {
      // The browser refuses: it opens and closes all the same.
    }
    this.#settle();
  }
}
