import type { KeptScenario } from '../../catalog/kept';
import { toLink } from '../../catalog/link';
import type { Look } from '../../catalog/look';
import type { Scenario } from '../../model/types';
import { pictureText } from '../../text/picture';
import { sharePlacesOf } from '../share/places';
import { sayScenario } from '../watch/say-scenario';

/** The text below every picture. */
export interface Imprint {
  /** The scenario in words. */
  scenario: string;
  /** The address of this run; null if others could not open it. */
  address: string | null;
}

/** What the address of a picture has beside the scenario. */
export interface Addressed {
  /** The moment of the picture; null for none. */
  ms?: number | null;
  look?: Partial<Look>;
  kept?: readonly KeptScenario[];
}

/**
 * The address of this run, at the moment of the picture if there is one. For a page opened from a
 * disk, only the part with the scenario is given: nobody else could open the file's path. Null if
 * nothing is left.
 */
export async function addressOf(
  scenario: Scenario,
  { ms = null, look = {}, kept = [] }: Addressed = {},
  href: string = document.URL,
): Promise<string | null> {
  const t = ms === null ? null : Math.round(ms * 1000) / 1000;
  const { search, hash } = await toLink(scenario, { ...look, t }, kept);
  const base = /^https?:/.test(href) ? sharePlacesOf(href).base : '';
  return base + search + hash || null;
}

/** The text below every picture of a scenario. */
export const imprintOf = async (scenario: Scenario, shown: Addressed = {}): Promise<Imprint> => ({
  scenario: pictureText.imprint(sayScenario(scenario)),
  address: await addressOf(scenario, shown),
});
