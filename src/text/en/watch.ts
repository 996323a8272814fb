/** The screen that shows a migration, and problems with the address or a change. */
export const watch = {
  /** Loads the part below the maps; shown until the page is used. */
  showBelow: 'Show charts, events and numbers',
  /** Parts that are closed at first. */
  folds: {
    client: 'Be a client of the VM',
    break: 'Break the move at the playhead',
    rounds: 'All rounds as a table',
  },
  problems: {
    address: 'Part of this link was not understood. Defaults are used instead.',
    change: 'Nothing was changed.',
    dismiss: 'Dismiss',
  },
};
