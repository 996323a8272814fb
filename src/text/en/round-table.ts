/** The table of all rounds. */
export const roundTableWords = {
  title: 'Rounds',
  columns: {
    round: 'Round',
    toSend: 'To send',
    sent: 'Sent',
    zeroPages: 'Zero pages',
    skipped: 'Skipped',
    dirtied: 'Dirtied',
    took: 'Took',
    then: 'After the round',
  },
  lastPages: 'last pages',
};
