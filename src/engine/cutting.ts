import type { cut, writePages } from './cut';
import { Later } from './later';

/** What only edits need. */
export const cutting = new Later<{ cut: typeof cut; writePages: typeof writePages }>();
