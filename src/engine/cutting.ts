import type { cut, writePages } from './cut';
import { Later } from './later';

/** The functions that only edits need. */
export const cutting = new Later<{ cut: typeof cut; writePages: typeof writePages }>();
