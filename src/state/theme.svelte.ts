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

/** The chosen theme, kept where the browser allows it and applied to the page. */
export class ThemeChoice {
  value: Theme = $state(stored());
  /** The theme that is shown, once the system's wish is heard. */
  shown: string = $state('');
  #prefersDark = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    this.#prefersDark.addEventListener('change', () => this.apply());
    this.apply();
  }

  choose(theme: Theme): void {
    this.value = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is refused: the choice lasts as long as the page.
    }
    this.apply();
  }

  apply(): void {
    const auto = this.#prefersDark.matches ? 'dark' : 'light';
    this.shown = this.value === 'auto' ? auto : this.value;
    document.documentElement.dataset.theme = this.shown;
  }
}
