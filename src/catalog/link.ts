import { packedIn } from './hash';
import { type Look, readLook, sayFault, writeLook } from './look';
import type { KeptScenario } from './kept';
import { keptPairs, readKeptPairs } from './kept-link';
import { pack, unpack } from './packed';
import { type Linked, asSearch, readScenarioPairs, scenarioPairs } from './url';
import { asFaults, sayFaults } from '../model/scenario-error';
import type { Scenario } from '../model/types';
import { addressText } from '../text/address';

/** The parts of an address that hold a link. */
export interface LinkParts {
  search: string;
  hash: string;
}

/** The content of a link. `notices` lists what was not accepted. */
export interface ReadLink extends Pick<Linked, 'scenario' | 'preset'> {
  look: Look;
  kept: KeptScenario[];
  notices: string[];
}

/**
 * A search part longer than this is packed into the hash. Some hosts cut addresses at 2,000
 * characters.
 */
const MAX_SEARCH = 1800;

/**
 * The address of a scenario, a look and what is kept. It has only what differs from the defaults, in a fixed
 * order.
 */
export async function toLink(
  scenario: Scenario,
  look: Partial<Look> = {},
  kept: readonly KeptScenario[] = [],
): Promise<LinkParts> {
  const given = [...scenarioPairs(scenario), ...keptPairs(kept)];
  const looks = writeLook(look);
  const search = asSearch([...given, ...looks]);
  if (search.length <= MAX_SEARCH) return { search, hash: '' };
  return { search: asSearch(looks) || '?v=1', hash: `#z=${await pack(asSearch(given).slice(1))}` };
}

/**
 * Reads an address. A value that is not allowed is replaced by its default and named in the
 * notices.
 */
export async function fromLink({ search, hash }: LinkParts): Promise<ReadLink> {
  const packed = packedIn(hash);
  const text = packed ? await unpack(packed.slice('z='.length)) : '';
  const pairs = [...new URLSearchParams(search), ...new URLSearchParams(text ?? '')];
  const { look, ...inLook } = readLook(pairs);
  const { scenario, preset, ...linked } = readScenarioPairs(pairs);
  const { kept, ...inKept } = readKeptPairs(pairs);
  const faults = asFaults(
    [...linked.errors, ...inKept.errors, ...inLook.errors],
    linked.more + inKept.more + inLook.more,
  );
  const damage = text === null ? [addressText.damaged] : [];
  return { scenario, preset, look, kept, notices: [...damage, ...sayFaults(faults, sayFault)] };
}
