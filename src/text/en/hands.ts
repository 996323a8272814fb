/** What the reader can do on the stage itself. */
export const hands = {
  link: 'Slow, cut or mend the link',
  cut: 'Cut it here',
  slow: 'Slow it to 10 % here',
  mend: 'Mend it here',
  takeBack: 'Take it back',
  over: 'The move is over, so nothing crosses the link any more.',
  whole: 'The link carries all it can. A change holds from the playhead on.',
  cancel: 'Cancel the move here',
};
