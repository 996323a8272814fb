import { PARTS, type Part, type Ui } from '../../catalog/look';

export const UI_WORDS: Readonly<Record<Ui, string>> = {
  figure: 'A figure',
  min: 'The smallest figure',
  slides: 'A figure on a slide',
  full: 'The whole lab',
};

export const PART_WORDS: Readonly<Record<Part, string>> = {
  screens: 'other screens',
  files: 'files and sharing',
  controls: 'controls',
  advanced: 'advanced controls',
  verdict: 'verdict',
  caption: 'caption',
  timeline: 'timeline and player',
  charts: 'charts',
  events: 'events',
  numbers: 'numbers',
  pings: 'what a client sees',
  break: 'break it',
  rounds: 'table of rounds',
  open: 'link to the lab',
};

/** What each has that can be left out. */
export const PARTS_OF: Readonly<Record<Ui, readonly Part[]>> = {
  figure: ['verdict', 'caption', 'timeline', 'open'],
  min: ['timeline', 'open'],
  slides: ['verdict', 'caption', 'timeline', 'open'],
  full: PARTS.filter((part) => part !== 'open'),
};

export { CONTROL_WORDS } from '../../catalog/locked';
