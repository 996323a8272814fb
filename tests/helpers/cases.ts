import { test } from 'vitest';

/** Of the random cases of a property, the share that is run: 1, or less in `npm run test:quick`. */
const SHARE = Number(process.env.TEST_SHARE ?? 1);

/** How many random cases a property runs, of so many in `npm test`. Titles name the number. */
export const cases = (all: number): number => Math.max(Math.min(all, 5), Math.ceil(all * SHARE));

/** A slow test, which `npm run test:quick` leaves to `npm test`. */
export const slowTest = test.skipIf(SHARE < 1);

/** A number of cases as titles have it. */
export const count = (all: number): string => cases(all).toLocaleString('en');
