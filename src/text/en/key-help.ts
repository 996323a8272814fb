/** The list of keys, by what is done with them. */
export const keyHelp = {
  /** What stands on keys that have no sign. */
  keys: { space: 'Space', shift: 'Shift', home: 'Home', end: 'End' },
  play: 'play or pause',
  event: 'previous or next event',
  round: 'previous or next round',
  stage: 'go to a stage: setup, memory, state, cleanup',
  ends: 'go to the start or the end',
  speed: 'play slower or faster',
  firstControl: 'go to the first control',
  help: 'this list',
  when: 'They act while nothing that needs the same key has the focus. On a slider, a map or a chart the arrows move along it.',
  listen: 'Listen to these keys',
};
