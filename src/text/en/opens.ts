/** What a screen reader says after the words of a button that opens an explanation. */
export const opens = {
  number: ', explain this number',
};
