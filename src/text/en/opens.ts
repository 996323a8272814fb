/** What is heard of a button in a text after its own words. */
export const opens = {
  number: ', explain this number',
};
