/** Read by a screen reader after the words of a button that opens an explanation. */
export const opens = {
  number: ', explain this number',
};
