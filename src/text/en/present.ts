/** The stage alone, for a room. */
export const present = {
  leave: 'Leave (p)',
};
