import { ELEMENT_ATTRIBUTES } from '../../catalog/element-attributes';
import type { Ui } from '../../catalog/look';
import { embeddingText as t } from '../../text/embedding';

/** Files of this copy beside its pages; null if it has none. */
export interface Beside {
  /** The custom element's script. */
  script: string | null;
  /** A picture of the scenario. */
  poster: string | null;
  /** A page of which chats and feeds show a preview. */
  card: string | null;
}

/** The data of a snippet. All text is escaped here, for the language of the snippet. */
export interface Shared extends Beside {
  /** The address of the page with the lab, absolute if possible. */
  address: string;
  /** The address of the whole lab with the same scenario and look. */
  lab: string;
  /** The title of the frame, for screen readers. */
  title: string;
  /** Pixels; null follows the height of the content. */
  height: number | null;
  /** The scenario and the options in a link. */
  scenario: Pairs;
  look: Pairs;
}

/** Keeps code out of the single file that it never uses. */
const IS_SINGLE = import.meta.env.MODE === 'single';

type Pairs = readonly (readonly [string, string])[];

export type FormId = keyof typeof t.forms;

/** A format in which a lab can be put into another page. */
export interface Form {
  id: FormId;
  /** The default content; `only` allows no other. */
  usual: Ui;
  only?: boolean;
  /** It is a frame with a fixed height. */
  hasHeight?: boolean;
  /** The address that it opens, which phones can open too. */
  target(shared: Shared): string;
  note(shared: Shared): string;
  text(shared: Shared): string;
}

const html = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`.replace('&#38;', '&amp;'));
/** Brackets and parentheses have a meaning in Markdown. */
const markdown = (text: string) => text.replace(/[\\[\]<>`*_]/g, (letter) => `\\${letter}`);
const inParentheses = (address: string) => address.replace(/[()\s]/g, encodeURIComponent);

interface FrameOptions {
  /** Additional attributes. */
  more: string;
  source?: 'src' | 'data-src';
  width?: string;
  height?: number;
}

function frame(shared: Shared, options: FrameOptions): string {
  const { address, title } = shared;
  const { more, source = 'src', width = '100%', height = shared.height ?? 560 } = options;
  return `<iframe ${source}="${html(address)}" title="${html(title)}" width="${width}" height="${height}" ${more} allow="fullscreen; clipboard-write" style="border:0;color-scheme:light dark"></iframe>`;
}

const ATTRIBUTES: ReadonlySet<string> = new Set([...ELEMENT_ATTRIBUTES, 'run']);

function element({ script, scenario, look, title, height, lab }: Shared): string {
  // The height is an attribute too, but means more than in a link.
  const asked = look.filter(([key]) => key !== 'height');
  const linked = [...scenario, ...asked.filter(([key]) => !ATTRIBUTES.has(key))];
  const query = linked.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  const preset = linked.length === 1 && linked[0]![0] === 'scenario' ? linked[0]![1] : null;
  const attributes = [
    ...(query ? [['scenario', preset ?? query]] : []),
    ...asked.filter(([key]) => ATTRIBUTES.has(key)),
    ['title', title],
    ['height', height === null ? 'auto' : String(height)],
  ]
    .map(([key, value]) => ` ${key}="${html(value!)}"`)
    .join('');
  return `<script src="${html(script ?? '')}" defer></script>\n<precopy-lab${attributes}><a href="${html(lab)}">${html(title)}</a></precopy-lab>`;
}

function withPoster(shared: Shared): string {
  const { address, title, poster } = shared;
  const text = markdown(title);
  return !IS_SINGLE && poster
    ? `[![${text}](${inParentheses(poster)})](${inParentheses(address)})`
    : `[${text}](${inParentheses(address)})`;
}

/** A frame is blank in print, so its picture is shown there, and only there. */
const PRINT_STYLE = `
  <style>
    .precopy-print, .reveal-print .precopy { display: none; }
    .reveal-print .precopy-print { display: block; }
    @media print {
      .precopy { display: none; }
      .precopy-print { display: block; }
    }
  </style>`;

function deck(shared: Shared): string {
  const size = { width: '960', height: 600 };
  const figure = frame(shared, {
    more: 'class="precopy" data-preload',
    source: 'data-src',
    ...size,
  });
  const picture =
    !IS_SINGLE && shared.poster
      ? `\n  <img class="precopy-print" src="${html(shared.poster)}" alt="${html(shared.title)}" width="960" />${PRINT_STYLE}`
      : '';
  return `<section>\n  ${figure}${picture}\n</section>`;
}

/** A frame on a page is too small on a phone, so the code leads to the whole lab. */
const toLab = ({ lab }: Shared) => lab;

/** Formats that need more than a single file, so the single file leaves them out. */
const HOSTED: readonly Form[] = IS_SINGLE
  ? []
  : [
      {
        id: 'card',
        usual: 'full',
        only: true,
        target: ({ card }) => card!,
        note: () => t.notes.card,
        text: ({ card }) => card!,
      },
      {
        id: 'element',
        usual: 'figure',
        target: toLab,
        hasHeight: true,
        note: () => t.notes.element,
        text: element,
      },
    ];

const FORMS: readonly Form[] = [
  {
    id: 'link',
    usual: 'full',
    target: ({ address }) => address,
    note: () => t.notes.link,
    text: ({ address }) => address,
  },
  {
    id: 'iframe',
    usual: 'figure',
    target: toLab,
    hasHeight: true,
    note: () => t.notes.iframe,
    text: (shared) =>
      `${frame(shared, { more: 'loading="lazy" allowfullscreen' })}\n<p><a href="${html(shared.lab)}">${html(t.open)}</a></p>`,
  },
  {
    id: 'reveal',
    usual: 'slides',
    target: toLab,
    only: true,
    note: ({ look }) => t.notes.reveal(look.some(([key]) => key === 'run')),
    text: deck,
  },
  {
    id: 'quarto',
    usual: 'figure',
    target: toLab,
    hasHeight: true,
    note: () => t.notes.quarto,
    text: (shared) =>
      `\`\`\`{=html}\n${frame(shared, { more: 'loading="lazy" data-external="1"' })}\n\`\`\``,
  },
  {
    id: 'myst',
    usual: 'figure',
    target: toLab,
    note: () => t.notes.myst,
    text: ({ address, title }) =>
      `\`\`\`{iframe} ${address.replace(/\s/g, encodeURIComponent)}\n:width: 100%\n:title: ${title.replace(/\n/g, ' ')}\n\`\`\``,
  },
  {
    id: 'markdown',
    usual: 'full',
    target: ({ address }) => address,
    note: () => t.notes.markdown,
    text: withPoster,
  },
];

const [LINK, ...OTHERS] = FORMS;

/** The formats that this copy can offer. */
export const formsOf = ({ script, card }: Beside): readonly Form[] => [
  LINK!,
  ...HOSTED.filter(({ id }) => (id === 'card' ? card : script)),
  ...OTHERS,
];
