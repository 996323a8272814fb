import { VIEWS, type View, isLookField, isTracking } from './look';

/** The packed scenario in the hash of an address, as `z=…`; empty if there is none. */
export const packedIn = (hash: string): string => /(?:^#|&)(z=[^&]*)/.exec(hash)?.[1] ?? '';

/** The hash without the packed scenario: a screen, or a place on one. */
export const placeIn = (hash: string): string =>
  hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => !part.startsWith('z='))
    .join('&');

/** The screen in a hash, or null. */
export const viewIn = (hash: string): View | null =>
  VIEWS.find((view) => hash.startsWith(`#${view}`)) ?? null;

/** Whether an address has a scenario. */
export const isLinked = (search: string, hash: string): boolean =>
  packedIn(hash) !== '' ||
  [...new URLSearchParams(search).keys()].some(
    (key) => key !== 'v' && !isLookField(key) && !isTracking(key),
  );
