import { isLink, keepingOwn } from './query';
import type { Session } from './session.svelte';

/** A change that has rested for so long is worth a step of the way back. */
const REST_MS = 500;

/** Coding of addresses, loaded with the first that says anything or the first change. */
const coding = () => import('../catalog/url');

/**
 * Keeps the address in step with the scenario: only what differs from the default, a new entry in
 * the history for every change that has come to rest. Where the browser refuses that, as in
 * sandboxed frames and some files, the page works without.
 */
export class Address {
  readonly #session: Session;
  #search = location.search;

  constructor(session: Session) {
    this.#session = session;
    if (isLink(this.#search)) void this.#read();
    addEventListener('popstate', () => {
      // Going to another screen changes the hash alone.
      if (location.search === this.#search) return;
      this.#search = location.search;
      void this.#read();
    });
    $effect.root(() => {
      let isFirst = true;
      $effect(() => {
        void session.scenario;
        if (isFirst) {
          isFirst = false;
          return;
        }
        const timer = setTimeout(() => void this.#write(), REST_MS);
        return () => clearTimeout(timer);
      });
    });
  }

  /** Takes the scenario that the address stands for; what was wrong in it is told. */
  async #read(): Promise<void> {
    try {
      const { fromSearch } = await coding();
      const { scenario, notices } = fromSearch(this.#search);
      await this.#session.follow(scenario, notices);
    } catch (error) {
      this.#session.fail(error);
    }
  }

  async #write(): Promise<void> {
    const { toSearch } = await coding();
    const search = keepingOwn(location.search, toSearch(this.#session.scenario));
    if (search === location.search) return;
    try {
      history.pushState(null, '', `${location.pathname}${search}${location.hash}`);
      this.#search = location.search;
    } catch {
      // The address stays as it is.
    }
  }
}
