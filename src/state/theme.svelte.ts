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
  value: Theme = $state('auto');
  /** What a link or the reader asked for on this page; null while nobody did. */
  asked: Theme | null = $state(null);
  /** The theme that is shown, once the system's wish is heard. */
  shown: string = $state('');
  #prefersDark = matchMedia('(prefers-color-scheme: dark)');

  /** `asked`: what the link asks for; it is not kept. */
  constructor(asked: Theme | null = null) {
    this.asked = asked;
    this.value = asked ?? stored();
    this.#prefersDark.addEventListener('change', () => this.apply());
    this.apply();
  }

  /** Shows a theme for as long as the page lives. */
  show(theme: Theme): void {
    this.value = theme;
    this.asked = theme;
    this.apply();
  }

  /** Shows a theme, and keeps the choice. */
  choose(theme: Theme): void {
    this.show(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is refused: the choice lasts as long as the page.
    }
  }

  apply(): void {
    const auto = this.#prefersDark.matches ? 'dark' : 'light';
    this.shown = this.value === 'auto' ? auto : this.value;
    document.documentElement.dataset.theme = this.shown;
  }
}
