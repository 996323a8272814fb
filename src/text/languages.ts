import { type Language, speak } from './language';

/** Languages that load when they are asked for; English is always there. */
const LANGUAGES = {
  /** Accents, brackets and 40 % more length: shows what is not translated, and what has no room. */
  qps: () => import('./pseudo').then(({ pseudo }) => pseudo),
  /** Shows every message's key. */
  keys: () => import('./pseudo').then(({ keys }) => keys),
} satisfies Record<string, () => Promise<Language>>;

/** What `lang=` may be; `auto` asks the browser. */
export const LANGS = [
  'auto',
  'en',
  ...(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]),
] as const;
export type Lang = (typeof LANGS)[number];

const isLang = (text: string): text is Lang => (LANGS as readonly string[]).includes(text);

/** Shows a page in the language that its address asks for; where that does not come, in English. */
export function showInLanguage(search: string, show: () => void): void {
  const lang = new URLSearchParams(search).get('lang') ?? 'auto';
  // Of the languages of the reader's browser only English is there yet.
  if (!isLang(lang) || lang === 'auto' || lang === 'en') return show();
  const spoken = LANGUAGES[lang]().then((language) => {
    speak(language);
    document.documentElement.lang = language.tag;
  });
  void spoken.then(show, show);
}
