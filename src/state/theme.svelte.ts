export type Theme = 'auto' | 'light' | 'dark' | 'projector';
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'projector'];

const KEY = 'precopy-theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === value) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** The chosen theme. It is applied to the page, and stored if the browser allows it. */
export class ThemeChoice {
  value: Theme = $state('auto');
  /** The theme that a link or the reader asked for on this page; null if none. */
  asked: Theme | null = $state(null);
  /** The theme that is shown, after the system's setting was applied. */
  shown: string = $state('');
  #prefersDark = matchMedia('(prefers-color-scheme: dark)');

  /** `asked` is the theme of the link; it is not stored. */
  constructor(asked: Theme | null = null) {
    this.asked = asked;
    this.value = asked ?? stored();
    this.#prefersDark.addEventListener('change', () => this.apply());
    this.apply();
  }

  /** Shows a theme as long as the page is open. */
  show(theme: Theme): void {
    this.value = theme;
    this.asked = theme;
    this.apply();
  }

  /** Shows a theme, and stores the choice. */
  choose(theme: Theme): void {
    this.show(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The browser refuses storage: the choice lasts as long as the page.
    }
  }

  apply(): void {
    const auto = this.#prefersDark.matches ? 'dark' : 'light';
    this.shown = this.value === 'auto' ? auto : this.value;
    document.documentElement.dataset.theme = this.shown;
  }
}
