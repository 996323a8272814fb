import { type Language, speak } from './language';

/** Languages that are loaded on request; English is always present. */
const LANGUAGES = {
  /** Accents, brackets and 40 % more length: shows texts that are not translated or do not fit. */
  qps: () => import('./pseudo').then(({ pseudo }) => pseudo),
  /** Shows every message's key. */
  keys: () => import('./pseudo').then(({ keys }) => keys),
} satisfies Record<string, () => Promise<Language>>;

/** Values of `lang=` in the address; `auto` asks the browser. */
export const LANGS = [
  'auto',
  'en',
  ...(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]),
] as const;
export type Lang = (typeof LANGS)[number];

const isLang = (text: string): text is Lang => (LANGS as readonly string[]).includes(text);

/** Shows a page in the language of its address, or in English if that cannot be loaded. */
export function showInLanguage(search: string, show: () => void): void {
  const lang = new URLSearchParams(search).get('lang') ?? 'auto';
  // English is the only real language so far, so `auto` needs no other.
  if (!isLang(lang) || lang === 'auto' || lang === 'en') return show();
  const spoken = LANGUAGES[lang]().then((language) => {
    speak(language);
    document.documentElement.lang = language.tag;
  });
  void spoken.then(show, show);
}
