/** Answers to messages of the page around that are not valid. */
export const answers = {
  /** Allowed values. */
  text: 'text',
  textUpTo: (characters: number) => `at most ${characters} characters`,
  number: 'a number',
  atLeast: (number: number) => `at least ${number}`,
  atMost: (number: number) => `at most ${number}`,
  id: 'text, a number',
  params: (fields: number) => `an object of at most ${fields} fields`,
  param: 'text, a number, true, false',
  object: 'an object',
  field: 'a field of an address',
  setting: 'a setting that exists',
  inAddress: 'only in the address',
  set: 'params, scenario or both',
  seek: 'one of ms, stop and position',
  event: 'a stage, round or event of this run',
  onceReady: 'once the lab is ready',
  room: (most: number) => `at most ${most} kept runs`,
  slots: (slots: readonly string[]) => slots.join(', ') || 'a kept run, and none is kept',
  /** What was given instead. */
  given: {
    names: (names: readonly string[]) => names.join(' and '),
    early: 'so early',
    full: (kept: number) => `one more than ${kept}`,
  },
};
