import { test } from 'vitest';

/** The share of random cases that runs: 1, or less in `npm run test:quick`. */
const SHARE = Number(process.env.TEST_SHARE ?? 1);

/** The number of random cases that run, of so many in `npm test`. Titles name it. */
export const cases = (all: number): number => Math.max(Math.min(all, 5), Math.ceil(all * SHARE));

/** A slow test, which `npm run test:quick` skips. */
export const slowTest = test.skipIf(SHARE < 1);

/** A number of cases, written for titles. */
export const count = (all: number): string => cases(all).toLocaleString('en');
