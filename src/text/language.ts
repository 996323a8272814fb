// The language of this document, chosen once before anything is drawn.

/** A message (a text, or a function of values), or a table of messages by code. */
export interface Messages {
  readonly [key: string]: string | ((...values: never[]) => string) | Messages;
}

/** Messages in another language; missing ones are shown in English. */
export type Translation<M> = {
  readonly [K in keyof M]?: M[K] extends string
    ? string
    : M[K] extends (...values: never[]) => string
      ? M[K]
      : Translation<M[K]>;
};

export interface Language {
  /** A BCP 47 tag: the document's `lang`. */
  tag: string;
  /** The BCP 47 tag of its numbers. */
  numbers: string;
  /** Messages by area, as in `src/text/en`. */
  messages: Readonly<Record<string, Translation<Messages>>>;
  /** Changes every finished message, for example in the pseudo-locale; `key` is its full name. */
  change?(text: string, key: string): string;
}

const ENGLISH: Language = { tag: 'en', numbers: 'en', messages: {} };

let language = ENGLISH;
const missing = new Set<string>();

/** The current language. */
export const spoken = (): Language => language;

/** Changes the language; messages made before do not change. */
export function speak(next: Language): void {
  language = next;
  missing.clear();
}

/** Keys of messages shown in English because the language lacks them. */
export const missingMessages = (): readonly string[] => [...missing];

/** Turns a table of English messages into one in the current language. */
export function messages<const M extends Messages>(area: string, english: M): M {
  return translated(english, area, () => language.messages[area]) as M;
}

function translated(
  english: Messages,
  path: string,
  other: () => Translation<Messages> | undefined,
): Messages {
  const tables = new Map<string, Messages>();
  return new Proxy(english, {
    get(table, name) {
      const message = typeof name === 'string' ? table[name] : undefined;
      if (message === undefined || typeof name !== 'string') return message;
      if (typeof message === 'object') {
        const known = tables.get(name);
        if (known) return known;
        const below = () => other()?.[name] as Translation<Messages> | undefined;
        const made = translated(message, `${path}.${name}`, below);
        tables.set(name, made);
        return made;
      }
      return language === ENGLISH ? message : say(message, `${path}.${name}`, other()?.[name]);
    },
  });
}

type Message = string | ((...values: never[]) => string);

function say(english: Message, key: string, own: unknown): Message {
  const { change, messages } = language;
  if (own === undefined && Object.keys(messages).length > 0) missing.add(key);
  const message = (own ?? english) as Message;
  if (!change) return message;
  if (typeof message === 'string') return change(message, key);
  return (...values) => change(message(...values), key);
}
