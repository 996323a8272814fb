/** Parts of an address that are not understood, and what is allowed instead. */
export const address = {
  oneOf: (words: readonly string[]) =>
    words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join(''),
  several: (names: readonly string[]) => `names of this list, with commas: ${names.join(', ')}`,
  moment: 'milliseconds, or a time such as 2.5s',
  event: (stages: readonly string[]) =>
    `${stages.join(', ')}, stop-and-copy, resume, end, or a round such as round3`,
  race: 'two to four names of rules, with commas',
  cut: 'a time such as 2.5s, or two times with a comma between',
  switch: '0 or 1',
  unknown: (name: string) => `${name}: there is no such setting.`,
  repeated: { value: 'more than one value', allowed: 'one; the last one is used' },
  map: 'two fields by their names in links, such as writes,link',
  damaged: 'z: the packed part of the address is damaged.',
  /** What does not fit the run that it opens with. */
  opening: {
    noSuchEvent: (event: string) =>
      `stop: this run has no "${event}"; it starts at the usual moment.`,
    eventAndMoment: (event: string) =>
      `stop: ${event} is not allowed; allowed: without t, or with run=1.`,
    afterTheEnd: (moment: string, end: string) =>
      `t: ${moment} is not allowed; allowed: up to the end, ${end}.`,
    noPause: 'run: 1 is not allowed; allowed: with the timeline, which has the Pause button.',
  },
};
