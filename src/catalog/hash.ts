import { VIEWS, type View, isLookField, isTracking } from './look';

/** The packed scenario in the hash of an address, as `z=…`; empty for none. */
export const packedIn = (hash: string): string => /(?:^#|&)(z=[^&]*)/.exec(hash)?.[1] ?? '';

/** The hash without the packed scenario and its mark: a screen, or a place on one. */
export const placeIn = (hash: string): string =>
  hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => !part.startsWith('z='))
    .join('&');

/** The screen that a hash names, or null. */
export const viewIn = (hash: string): View | null =>
  VIEWS.find((view) => hash.startsWith(`#${view}`)) ?? null;

/** Whether an address brings a scenario of its own. */
export const isLinked = (search: string, hash: string): boolean =>
  packedIn(hash) !== '' ||
  [...new URLSearchParams(search).keys()].some(
    (key) => key !== 'v' && !isLookField(key) && !isTracking(key),
  );
