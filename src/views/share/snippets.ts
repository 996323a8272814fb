import { ELEMENT_ATTRIBUTES } from '../../catalog/element-attributes';

/** What a snippet is made of. All text is escaped here, for each language it stands in. */
export interface Shared {
  /** The address of the page with the lab, absolute where it can be. */
  address: string;
  /** The address of the whole lab with the same scenario. */
  lab: string;
  /** Where the custom element's script lies; null where this copy has none. */
  script: string | null;
  /** A picture of it; null where there is none. */
  poster: string | null;
  /** What screen readers call the frame. */
  title: string;
  /** Pixels; null follows the height of what is shown. */
  height: number | null;
  /** What stands for the scenario in a link, and for the look. */
  scenario: Pairs;
  look: Pairs;
}

type Pairs = readonly (readonly [string, string])[];

export interface Snippet {
  id: string;
  label: string;
  note: string;
  text: string;
}

const html = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`.replace('&#38;', '&amp;'));
/** Brackets and parentheses mean something in Markdown. */
const markdown = (text: string) => text.replace(/[\\[\]<>`*_]/g, (letter) => `\\${letter}`);
const inParentheses = (address: string) => address.replace(/[()\s]/g, encodeURIComponent);

interface FrameOptions {
  /** Attributes of its own. */
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
  // Its height is an attribute as well, but says more than a link's.
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
  return poster
    ? `[![${text}](${inParentheses(poster)})](${inParentheses(address)})`
    : `[${text}](${inParentheses(address)})`;
}

function deck(shared: Shared): string {
  const picture = shared.poster
    ? `\n  <img class="print-only" src="${html(shared.poster)}" alt="${html(shared.title)}" />`
    : '';
  const size = { width: '960', height: 600 };
  const figure = frame(shared, { more: 'data-preload', source: 'data-src', ...size });
  return `<section>\n  ${figure}${picture}\n</section>`;
}

/** Every form in which a lab can be put into something else. */
export function snippets(shared: Shared): Snippet[] {
  const { address, lab, title } = shared;
  const page = `<p><a href="${html(lab)}">Open the simulation</a></p>`;
  return [
    { id: 'link', label: 'Link', note: 'Opens the lab as it is set here.', text: address },
    {
      id: 'iframe',
      label: 'Frame (HTML)',
      note: 'For course pages, wikis and learning management systems that take HTML.',
      text: `${frame(shared, { more: 'loading="lazy" allowfullscreen' })}\n${page}`,
    },
    ...(shared.script
      ? [
          {
            id: 'element',
            label: 'Custom element',
            note: 'For pages that may run scripts: sizes itself, shows a picture until it is seen and in print.',
            text: element(shared),
          },
        ]
      : []),
    {
      id: 'reveal',
      label: 'reveal.js slide',
      note: 'Starts and stops with its slide; the clicker keeps working.',
      text: deck(shared),
    },
    {
      id: 'quarto',
      label: 'Quarto',
      note: 'Stays a frame where the document embeds its resources.',
      text: `\`\`\`{=html}\n${frame(shared, { more: 'loading="lazy" data-external="1"' })}\n\`\`\``,
    },
    {
      id: 'myst',
      label: 'MyST, Jupyter Book',
      note: 'The directive of MyST Markdown.',
      text: `\`\`\`{iframe} ${address.replace(/\s/g, encodeURIComponent)}\n:width: 100%\n:title: ${title.replace(/\n/g, ' ')}\n\`\`\``,
    },
    {
      id: 'markdown',
      label: 'Markdown',
      note: 'A picture that leads to the lab, for pages that take no frames.',
      text: withPoster(shared),
    },
  ];
}
