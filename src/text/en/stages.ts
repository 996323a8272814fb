import type { Phase } from '../../model/types';

/** What the stages of a migration are called. */
export const stages = {
  setup: 'Setup',
  storage: 'Storage',
  memory: 'Memory',
  state: 'State',
  pull: 'Pull',
  cleanup: 'Cleanup',
} satisfies Record<Phase, string>;
