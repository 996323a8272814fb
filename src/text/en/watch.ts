/** The screen that shows a migration, and what is at fault with what was asked for. */
export const watch = {
  /** What is opened when it is wanted. */
  folds: { break: 'Break it at the playhead', rounds: 'All rounds as a table' },
  problems: {
    address: 'Part of this link was not understood. Defaults are used instead.',
    change: 'Nothing was changed.',
    dismiss: 'Dismiss',
  },
};
