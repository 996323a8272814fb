import { toLink } from '../../catalog/link';
import type { Scenario } from '../../model/types';
import { pictureText } from '../../text/picture';
import { sharePlacesOf } from '../share/places';
import { sayScenario } from '../watch/say-scenario';

/** What stands below every picture. */
export interface Imprint {
  /** What was simulated, in words. */
  scenario: string;
  /** The address of this very run; null where there is none that others could open. */
  address: string | null;
}

/**
 * The address of this very run, at a moment of it where one is pictured. Of a page that was opened from a disk only the part that holds the
 * scenario is told: where it lies is nobody's business, and nobody else could open it. Null where
 * nothing is left then.
 */
export async function addressOf(
  scenario: Scenario,
  ms: number | null = null,
  href: string = document.URL,
): Promise<string | null> {
  const t = ms === null ? null : Math.round(ms * 1000) / 1000;
  const { search, hash } = await toLink(scenario, { t });
  const base = /^https?:/.test(href) ? sharePlacesOf(href).base : '';
  return base + search + hash || null;
}

/** What stands below every picture of a scenario. */
export const imprintOf = async (
  scenario: Scenario,
  ms: number | null = null,
): Promise<Imprint> => ({
  scenario: pictureText.imprint(sayScenario(scenario)),
  address: await addressOf(scenario, ms),
});
