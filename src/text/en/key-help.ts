/** The list of keyboard shortcuts. */
export const keyHelp = {
  /** Names of the keys that have no sign of their own. */
  keys: { space: 'Space', shift: 'Shift', home: 'Home', end: 'End' },
  play: 'play or pause',
  event: 'go to the previous or next event',
  round: 'go to the previous or next round',
  stage: 'go to a stage: setup, memory, state, cleanup',
  ends: 'go to the start or the end',
  speed: 'play slower or faster',
  firstControl: 'go to the first control',
  keep: 'keep this run, to compare others with it',
  cut: 'in a race: cut all links, or mend them',
  present: 'show the stage alone, large; again to leave',
  help: 'show this list',
  when: 'The keys work unless the selected control needs the same key. On a slider, a map or a chart the arrow keys move along it.',
  listen: 'Keyboard shortcuts on',
};
