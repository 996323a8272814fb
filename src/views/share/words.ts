import type { Control, Part, Ui } from '../../catalog/look';

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

/** What a figure has. */
export const FIGURE_PARTS: readonly Part[] = ['verdict', 'caption', 'timeline', 'open'];

export const CONTROL_WORDS: Readonly<Record<Control, string>> = {
  all: 'everything',
  guest: 'guest',
  memory: 'memory',
  pattern: 'pattern',
  writes: 'page writes',
  set: 'working set',
  link: 'bandwidth',
  latency: 'latency',
  transport: 'transport',
  policy: 'rules',
  storage: 'storage',
  hosts: 'hosts',
  guests: 'number of guests',
  seed: 'seed',
};
