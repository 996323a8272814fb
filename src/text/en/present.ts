/** The stage alone, for a room. */
export const present = {
  title: 'The migration, for a room',
  leave: 'Leave (p)',
};
