/**
 * The parameters of a link that are attributes of the custom element, with the same names. `run`
 * may have no value.
 */
export const ELEMENT_ATTRIBUTES = [
  'ui',
  'theme',
  'motion',
  'lang',
  't',
  'stop',
  'speed',
  'hide',
  'lock',
] as const;
