import type { Phase } from '../model/types';

/** What the stages of a migration are called. */
export const STAGE_NAMES: Readonly<Record<Phase, string>> = {
  setup: 'Setup',
  storage: 'Storage',
  memory: 'Memory',
  state: 'State',
  pull: 'Pull',
  cleanup: 'Cleanup',
};
