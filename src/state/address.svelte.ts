import { packedIn, placeIn } from '../catalog/hash';
import { type Look, usualLook } from '../catalog/look';
import { isPressing } from './pressing';
import type { Scenario } from '../model/types';
import type { Lab } from './lab';
import { loadLinkCode, readAddress } from './read-address';
import { BrowserHistory } from './browser-history.svelte';

/**
 * A change of the scenario becomes a step of the history after this long without another change.
 */
const REST_MS = 500;

/**
 * Keeps the address in step with what is shown. The address has only what differs from the
 * defaults. Every change of the scenario gets a new entry in the history, the playhead gets none.
 * Until something changes, the address stays as it came, with its errors. If the browser refuses,
 * as in sandboxed frames, the page works without it.
 */
export class Address {
  readonly #lab: Lab;
  readonly #history: BrowserHistory;
  /** The part of the address that was read or written last. */
  #known = scenarioPart();
  #isChanged = false;
  /** The scenario that the address has. */
  #written: Scenario;
  /** Whether what has changed belongs to the current entry, which a link has made since. */
  #isJoint = false;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#written = lab.slot.draft.given;
    // It must get `popstate` first: a step that only closes a panel does not change the scenario.
    this.#history = new BrowserHistory(lab);
    addEventListener('popstate', () => {
      this.#isJoint = this.#history.isNew && lab.slot.draft.scenario !== this.#written;
      // Another screen, or a place on this one, does not change the scenario.
      if (scenarioPart() === this.#known) return;
      if (this.#hasLostScenario()) return this.#keep();
      this.#known = scenarioPart();
      void readAddress(lab.addressed, location);
    });
    $effect.root(() => {
      $effect(() => {
        const { slot, theme, clock, keeping, axes, race, cut } = lab;
        const { kept } = keeping;
        void [
          slot.scenario,
          theme.asked,
          clock.movedToMs,
          clock.speed,
          axes.text,
          race.text,
          cut.text,
        ];
        void [kept?.runs, kept?.isBeside, kept?.alignment];
        const wait = () =>
          setTimeout(() => {
            if (isPressing() || this.#history.isLeaving) timer = wait();
            else void this.#write();
          }, REST_MS);
        let timer = wait();
        return () => clearTimeout(timer);
      });
    });
  }

  /** Whether a link within the page has removed the packed scenario from the address. */
  #hasLostScenario(): boolean {
    const { search, hash } = location;
    return hash !== '' && !packedIn(hash) && this.#known.startsWith(`${search}z=`);
  }

  /** Adds the packed scenario to the address again. */
  #keep(): void {
    const packed = this.#known.slice(location.search.length);
    this.#history.write(`${location.hash}&${packed}`, false);
  }

  /** Notes that the address has this scenario. */
  #note(scenario: Scenario): void {
    this.#written = scenario;
    this.#isJoint = false;
  }

  async #write(): Promise<void> {
    const { slot, look, theme, clock, keeping, axes, race, cut } = this.#lab;
    const { kept } = keeping;
    const { scenario } = slot;
    // A scenario that is not shown yet is written later, when it is shown.
    const isOnItsWay = () => slot.scenario !== scenario || slot.draft.scenario !== scenario;
    if (isOnItsWay()) return;
    this.#isChanged ||=
      scenario !== slot.draft.given ||
      theme.asked !== look.theme ||
      clock.speed !== look.speed ||
      axes.text !== look.map ||
      race.text !== look.race ||
      cut.text !== look.cut ||
      Boolean(kept?.isChanged) ||
      clock.movedToMs !== null;
    if (!this.#isChanged) return this.#note(scenario);
    const { href } = location;
    const loaded = await loadLinkCode().catch(() => null);
    // The address is written with the next change.
    if (!loaded) return;
    const { fromLink, toLink } = loaded;
    const moved = clock.movedToMs;
    const shown: Partial<Look> = {
      ...look,
      // The screen is part of the hash.
      view: usualLook().view,
      theme: theme.asked,
      speed: clock.speed,
      map: axes.text,
      race: race.text,
      cut: cut.text,
      align: kept?.isBeside ? kept.alignment : null,
      ...(moved === null ? {} : { t: Math.round(moved * 1000) / 1000, stop: null }),
    };
    const { search, hash } = await toLink(scenario, shown, kept?.list);
    const place = [placeIn(location.hash), hash.slice(1)].filter(Boolean).join('&');
    const next = `${search}${place ? `#${place}` : ''}`;
    if (next === `${location.search}${location.hash}`) return this.#note(scenario);
    const before = (await fromLink(location)).scenario;
    // Equal scenarios can have their fields in a different order, but they have the same link.
    const [old, now] = [await toLink(before), await toLink(scenario)];
    if (isOnItsWay()) return;
    if (location.href !== href) return this.#write();
    const isNew = !this.#isJoint && (old.search !== now.search || old.hash !== now.hash);
    this.#note(scenario);
    try {
      this.#history.write(`${location.pathname}${next}`, isNew);
      this.#known = scenarioPart();
    } catch {
      // The browser refuses: the address stays as it is.
    }
  }
}

/** The part of the address that holds a scenario and a look: everything except the screen. */
const scenarioPart = () => location.search + packedIn(location.hash);
