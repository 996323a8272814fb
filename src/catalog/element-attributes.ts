/** What of a link are attributes of the custom element, by the same names; `run` may stand alone. */
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
