/** The screen that shows a migration, and what is at fault with what was asked for. */
export const watch = {
  /** What is opened when it is wanted. */
  folds: { break: 'Break it at the playhead', rounds: 'All rounds as a table' },
  problems: {
    address: 'Not all of the address fits.',
    change: 'Nothing was changed.',
    dismiss: 'Dismiss',
  },
};
