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
  accent: '--accent',
  onAccent: '--on-accent',
  warning: '--warning',
} as const;

/** The theme on show, as pictures need it: nothing outside of them says what a token means. */
export interface PictureStyle {
  colours: Record<keyof typeof TOKENS, string>;
  /** The width of lines. */
  stroke: number;
  /** The page's family of fonts. */
  family: string;
  isDark: boolean;
}

/** Does something in the theme's own colours, where the system's are forced on the page. */
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

/** Reads the theme that the page shows. */
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

/** Does something in the colours of paper, and shows the theme as it was; nothing is painted between. */
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
