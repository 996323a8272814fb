import { duration } from '../format';

/** The dialog that shares a scenario: links, and what puts the lab into other pages. */
export const share = {
  title: 'Share',
  link: 'Link and embed',
  save: 'Save',
  notLoaded: 'This part could not be loaded.',
  /** What the reader gets, in a sentence. */
  shared: (scenario: string) => `${scenario}.`,
  /** What screen readers call the frame. */
  frame: (scenario: string) => `Live migration simulator: ${scenario}`,
  as: 'As',
  show: 'Show',
  uis: {
    figure: 'A figure',
    min: 'The smallest figure',
    slides: 'A figure on a slide',
    full: 'The whole lab',
  },
  theme: 'Theme',
  themes: {
    reader: 'the reader’s own',
    light: 'light',
    dark: 'dark',
    projector: 'projector',
  },
  height: 'Height',
  pixels: (height: number) => `${height} pixels`,
  autoHeight: 'as high as it needs',
  autoHeightExplained:
    'Where the page around follows the height that it tells; elsewhere 560 pixels.',
  begins: 'Begins',
  /** In which round that is; null outside of them. */
  beginsUsual: (round: number | null, ms: number) =>
    round === null ? `as always, at ${duration(ms)}` : `in round ${round}, at ${duration(ms)}`,
  beginsHere: (ms: number) => `at the playhead, ${duration(ms)}`,
  beginsPlaying: 'by playing',
  hide: 'Hide',
  parts: {
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
  },
  lock: 'Lock',
  lockInLab: 'Lock, in the lab that it opens',
  base: 'Address of the lab',
  baseWrong:
    'Give the address at which your readers find the lab; it begins with https:// or http://.',
  baseIsFile:
    'This copy is a file on your machine: put it where your readers can reach it, and give that address here; then there is a code for phones.',
  preview: 'Preview',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'Selected. Press Ctrl+C or ⌘C.',
  code: {
    label: 'QR code of the link',
    caption: 'The link, for phones in the room',
    tooLong: 'The link is too long for a code that phones can read.',
  },
};
