import { duration } from '../format';

/** The dialog that shares a scenario as a link or as a part of another page. */
export const share = {
  title: 'Share',
  link: 'Link and embed',
  save: 'Save',
  notLoaded: 'This part could not be loaded. Reload the page.',
  /** The scenario that is shared, in a sentence. */
  shared: (scenario: string) => `${scenario}.`,
  /** What screen readers call the frame. */
  frame: (scenario: string) => `Live migration simulator: ${scenario}`,
  as: 'Format',
  show: 'Content',
  uis: {
    figure: 'Figure',
    min: 'Smallest figure',
    slides: 'Figure on a slide',
    race: 'Race',
    compare: 'Comparison with a kept run',
    map: 'Map of migrations',
    full: 'Whole lab',
  },
  theme: 'Theme',
  themes: {
    reader: 'the reader’s choice',
    light: 'light',
    dark: 'dark',
    projector: 'projector',
  },
  height: 'Height',
  pixels: (height: number) => `${height} pixels`,
  autoHeight: 'automatic',
  autoHeightExplained:
    'Use this only on pages that resize frames. On other pages the height is 560 pixels.',
  begins: 'Start',
  /** In which round the usual moment is; null outside all rounds. */
  beginsUsual: (round: number | null, ms: number) =>
    round === null
      ? `at the usual moment, ${duration(ms)}`
      : `in round ${round}, at ${duration(ms)}`,
  beginsHere: (ms: number) => `at the playhead, ${duration(ms)}`,
  beginsPlaying: 'plays automatically',
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
    client: 'a client of the VM',
    break: 'break it',
    rounds: 'table of rounds',
    open: 'link to the lab',
  },
  lock: 'Lock',
  lockInLab: 'Lock in the linked lab',
  base: 'Address of the lab',
  baseWrong:
    'Enter the address where your readers find the lab. It must start with https:// or http://.',
  baseIsFile:
    'This copy of the lab is a file on your computer. Put it where your readers can open it, and enter that address here. Then you also get a QR code for phones.',
  preview: 'Preview',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'The text is selected. Press Ctrl+C or ⌘C.',
  code: {
    label: 'QR code of the link',
    caption: 'Scan this code to open the link on a phone',
    tooLong: 'The link is too long for a QR code that phones can read.',
  },
};
