import { type Palette, readColour } from '../map/paint';

const TOKENS = {
  ground: '--ground',
  raised: '--raised',
  ink: '--ink',
  soft: '--ink-soft',
  line: '--line',
  lineStrong: '--line-strong',
  current: '--current',
  currentInk: '--current-ink',
  dirty: '--dirty',
  dirtyInk: '--dirty-ink',
  flight: '--flight',
  unsent: '--unsent',
  zero: '--zero',
  brownout: '--brownout',
  setup: '--setup',
  blackout: '--blackout',
  onBlackout: '--on-blackout',
  lastPages: '--last-pages',
  resuming: '--resuming',
  accent: '--accent',
  onAccent: '--on-accent',
  warning: '--warning',
} as const;

/** The colours and sizes of the current theme; outside the page, tokens have no meaning. */
export interface PictureStyle {
  colours: Record<keyof typeof TOKENS, string>;
  /** Line width. */
  stroke: number;
  /** The page's family of fonts. */
  family: string;
  isDark: boolean;
}

/** Runs a function with the theme's own colours, even if the system forces others on the page. */
export function inTheme<T>(work: () => T): T {
  const { dataset } = document.documentElement;
  if ('picture' in dataset) return work();
  dataset.picture = '';
  try {
    return work();
  } finally {
    delete dataset.picture;
  }
}

/** Reads the theme of the page. */
export function styleOfPage(): PictureStyle {
  const style = getComputedStyle(document.documentElement);
  const entries = inTheme(() =>
    Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  );
  return {
    colours: Object.fromEntries(entries) as PictureStyle['colours'],
    stroke: parseFloat(style.getPropertyValue('--stroke')) || 1,
    family: style.fontFamily,
    isDark: document.documentElement.dataset.theme === 'dark',
  };
}

/**
 * Runs a function with the colours of paper, then restores the theme; nothing is painted in
 * between.
 */
export function onPaper<T>(work: () => T): T {
  const { dataset, style } = document.documentElement;
  const theme = dataset.theme;
  dataset.theme = 'light';
  style.setProperty('--ground', '#ffffff');
  try {
    return work();
  } finally {
    style.removeProperty('--ground');
    if (theme) dataset.theme = theme;
  }
}

/** The colours of a map. */
export function paletteOf({ colours }: PictureStyle): Palette {
  return {
    absent: readColour(colours.unsent),
    current: readColour(colours.current),
    dirty: readColour(colours.dirty),
    zero: readColour(colours.zero),
    flight: readColour(colours.flight),
  };
}
