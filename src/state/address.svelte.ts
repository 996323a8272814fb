import { usualLook } from '../catalog/look';
import type { Lab } from './context';
import { takeLink } from './opening.svelte';

/** A change that has rested for so long is worth a step of the way back. */
const REST_MS = 500;

/**
 * Keeps the address in step with what is shown: only what is not as usual, a new entry in the
 * history for every change of the scenario that has come to rest, none for the playhead. Where the
 * browser refuses that, as in sandboxed frames, the page works without.
 */
export class Address {
  readonly #lab: Lab;
  /** What of the address was read or written last. */
  #known = carried();

  constructor(lab: Lab) {
    this.#lab = lab;
    addEventListener('popstate', () => {
      // Going to another screen, or to a place on this one, changes no scenario.
      if (carried() === this.#known) return;
      if (location.hash && this.#known.startsWith(`${location.search}z=`)) return this.#keep();
      this.#known = carried();
      void takeLink(this.#lab);
    });
    $effect.root(() => {
      this.#follow(() => lab.session.scenario, 'pushState');
      this.#follow(
        () => [lab.theme.asked, lab.playback.resting, lab.playback.speed],
        'replaceState',
      );
    });
  }

  /** Adds to an address within the page what of the scenario it lost. */
  #keep(): void {
    const packed = this.#known.slice(location.search.length);
    history.replaceState(null, '', `${location.hash}&${packed}`);
  }

  /** Writes the address anew once what `look` reads has changed and come to rest. */
  #follow(look: () => unknown, how: 'pushState' | 'replaceState'): void {
    let isFirst = true;
    $effect(() => {
      void look();
      if (isFirst) {
        isFirst = false;
        return;
      }
      const timer = setTimeout(() => void this.#write(how), REST_MS);
      return () => clearTimeout(timer);
    });
  }

  async #write(how: 'pushState' | 'replaceState'): Promise<void> {
    const { session, look, theme, playback } = this.#lab;
    const { toLink } = await import('../catalog/link');
    const moved = playback.resting;
    const shown = {
      ...look,
      // The screen is in the hash.
      view: usualLook().view,
      theme: theme.asked,
      speed: playback.speed,
      ...(moved === null ? {} : { t: Math.round(moved * 1000) / 1000, stop: null }),
    };
    const { search, hash } = toLink(session.scenario, shown);
    const screen = location.hash.replace(/^#?(.*?)(&?z=[^&]*)?$/, '$1');
    const place = [screen, hash.slice(1)].filter(Boolean).join('&');
    const next = `${search}${place ? `#${place}` : ''}`;
    if (next === `${location.search}${location.hash}`) return;
    try {
      // Within a frame the history is that of the page around.
      history[window === top ? how : 'replaceState'](null, '', `${location.pathname}${next}`);
      this.#known = carried();
    } catch {
      // The address stays as it is.
    }
  }
}

/** The part of the address that stands for a scenario and a look: all but the screen. */
const carried = () => location.search + (/(?:^#|&)(z=[^&]*)/.exec(location.hash)?.[1] ?? '');
