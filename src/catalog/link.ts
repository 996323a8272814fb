import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { type Look, readLook, writeLook } from './look';
import { type Linked, asSearch, readScenarioPairs, scenarioPairs } from './url';
import type { Scenario } from '../model/types';

/** The parts of an address that carry a link. */
export interface Address {
  search: string;
  hash: string;
}

/** A longer search goes, packed, into the hash: some hosts cut off at 2,000 characters. */
const MAX_SEARCH = 1800;
/** Longer packed text is left alone, and so is what it unpacks to beyond so much. */
const MAX_PACKED = 20_000;
const MAX_TEXT = 200_000;

/** The address of a scenario and a look: only what is not as usual, in a fixed order. */
export function toLink(scenario: Scenario, look: Partial<Look> = {}): Address {
  const given = scenarioPairs(scenario);
  const looks = writeLook(look);
  const search = asSearch([...given, ...looks]);
  if (search.length <= MAX_SEARCH) return { search, hash: '' };
  return { search: asSearch(looks) || '?v=1', hash: `#z=${pack(asSearch(given).slice(1))}` };
}

/** Reads an address. What does not fit is as usual, and named in the notices. */
export function fromLink({ search, hash }: Address): Linked & { look: Look } {
  const packed = /(?:^#|&)z=([^&]*)/.exec(hash)?.[1];
  const text = packed === undefined ? '' : unpack(packed);
  const pairs = [...new URLSearchParams(search), ...new URLSearchParams(text ?? '')];
  const { look, notices } = readLook(pairs);
  const linked = readScenarioPairs(pairs);
  const damage = text === null ? ['z: the packed part of the address is damaged.'] : [];
  return { ...linked, look, notices: [...damage, ...linked.notices, ...notices] };
}

/** Text as deflated base64url. */
function pack(text: string): string {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The packed text; null where it is damaged or too long. */
function unpack(packed: string): string | null {
  if (packed.length > MAX_PACKED) return null;
  try {
    const binary = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const text = inflateSync(bytes, { out: new Uint8Array(MAX_TEXT) });
    return text.length < MAX_TEXT ? strFromU8(text) : null;
  } catch {
    return null;
  }
}
