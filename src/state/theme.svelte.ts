import { remember, remembered } from './remembered';

export type Theme = 'auto' | 'light' | 'dark' | 'projector';
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark', 'projector'];

const stored = (): Theme => THEMES.find((theme) => theme === remembered('theme')) ?? 'auto';

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
    remember('theme', theme);
  }

  apply(): void {
    const auto = this.#prefersDark.matches ? 'dark' : 'light';
    this.shown = this.value === 'auto' ? auto : this.value;
    document.documentElement.dataset.theme = this.shown;
  }
}
