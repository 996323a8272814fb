import { packedIn, placeIn } from '../catalog/hash';
import { usualLook } from '../catalog/look';
import { isHeld } from './held';
import type { Lab } from './lab';
import { coding, readAddress } from './read-address';
import { WayBack } from './way-back.svelte';

/** A change that has rested for so long is worth a step of the way back. */
const REST_MS = 500;

/**
 * Keeps the address in step with what is shown: only what is not as usual, a new entry in the
 * history for every change of the scenario that has come to rest, none for the playhead. Until
 * something is changed it stays as it came, with what is wrong in it. Where the browser refuses, as
 * in sandboxed frames, the page works without.
 */
export class Address {
  readonly #lab: Lab;
  readonly #way: WayBack;
  /** What of the address was read or written last. */
  #known = carried();
  #isChanged = false;

  constructor(lab: Lab) {
    this.#lab = lab;
    // It hears of a step first: one that only closes something is none of the scenario.
    this.#way = new WayBack(lab.reader);
    addEventListener('popstate', () => {
      // Going to another screen, or to a place on this one, changes no scenario.
      if (carried() === this.#known) return;
      if (this.#hasLostScenario()) return this.#keep();
      this.#known = carried();
      void readAddress(lab.slot.draft, lab.notices, location);
    });
    $effect.root(() => {
      $effect(() => {
        const { slot, theme, clock } = lab;
        void [slot.scenario, theme.asked, clock.resting, clock.speed];
        const wait = () =>
          setTimeout(() => {
            if (isHeld() || this.#way.isLeaving) timer = wait();
            else void this.#write();
          }, REST_MS);
        let timer = wait();
        return () => clearTimeout(timer);
      });
    });
  }

  /** Whether a link within the page has left out what of the scenario is packed. */
  #hasLostScenario(): boolean {
    const { search, hash } = location;
    return hash !== '' && !packedIn(hash) && this.#known.startsWith(`${search}z=`);
  }

  /** Adds to an address within the page what of the scenario it lost. */
  #keep(): void {
    const packed = this.#known.slice(location.search.length);
    this.#way.write(`${location.hash}&${packed}`, false);
  }

  async #write(): Promise<void> {
    const { slot, look, theme, clock } = this.#lab;
    const { scenario } = slot;
    // What is wanted and not yet on show is written once it is.
    const isOnItsWay = () => slot.scenario !== scenario || slot.draft.scenario !== scenario;
    if (isOnItsWay()) return;
    this.#isChanged ||=
      scenario !== slot.draft.given ||
      theme.asked !== look.theme ||
      clock.speed !== look.speed ||
      clock.resting !== null;
    if (!this.#isChanged) return;
    const loaded = await coding().catch(() => null);
    // It is written with the next change.
    if (!loaded) return;
    const { fromLink, toLink } = loaded;
    const moved = clock.resting;
    const { search, hash } = await toLink(scenario, {
      ...look,
      // The screen is in the hash.
      view: usualLook().view,
      theme: theme.asked,
      speed: clock.speed,
      ...(moved === null ? {} : { t: Math.round(moved * 1000) / 1000, stop: null }),
    });
    const place = [placeIn(location.hash), hash.slice(1)].filter(Boolean).join('&');
    const next = `${search}${place ? `#${place}` : ''}`;
    if (next === `${location.search}${location.hash}`) return;
    const before = (await fromLink(location)).scenario;
    // Equal scenarios need not have their fields in one order, but they have one link.
    const [old, now] = [await toLink(before), await toLink(scenario)];
    if (isOnItsWay()) return;
    const isNew = old.search !== now.search || old.hash !== now.hash;
    try {
      this.#way.write(`${location.pathname}${next}`, isNew);
      this.#known = carried();
    } catch {
      // The address stays as it is.
    }
  }
}

/** The part of the address that stands for a scenario and a look: all but the screen. */
const carried = () => location.search + packedIn(location.hash);
