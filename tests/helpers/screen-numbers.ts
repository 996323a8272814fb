import type { Page } from 'puppeteer-core';

/** The parts of the Watch screen, by the selector of each. Every digit must stand in one. */
export const PARTS = {
  verdict: 'h1',
  figures: '.verdict > p:not(.more)',
  repeat: '.verdict .more',
  paper: 'p.paper',
  source: '.host:first-of-type header',
  sourceMap: '.host:first-of-type .map p.visually-hidden',
  link: '.link .words',
  destination: '.host:last-of-type header',
  destinationMap: '.host:last-of-type .map p.visually-hidden',
  caption: '.caption',
  drawing: '.drawing',
  stage: '.timeline > button',
  round: '.timeline .segment',
  tick: '.timeline .moment',
  speed: '.playback .speed',
  clock: '.playback .clock',
  event: '.log li',
  numbers: '.words dl',
  pings: '.pings',
  roundRow: 'tbody tr',
  cut: '.scroll-x + .note',
} as const;

export type PartId = keyof typeof PARTS | 'playhead';

/** What other tests hold against the run, each with what it reads. */
const ELSEWHERE = {
  // Readings and tables: charts.test.ts.
  charts: '.evidence',
  // What each change promises and does: remedies.test.ts and watch.test.ts.
  suggestions: '.suggestions',
};

/** Text of a part; a part that is there several times comes several times, in its order. */
export interface PartText {
  part: PartId | 'nowhere';
  text: string;
  /** Where it begins, as a share of the width of what it is placed in. */
  left: number;
}

/** Reads all text of the Watch screen that has a digit, part by part. */
export const readScreen = (page: Page): Promise<PartText[]> =>
  page.evaluate(
    (parts, elsewhere) => {
      const texts = new Map<Element, PartText>();
      const screen = document.querySelector('main > div:not([hidden])')!;
      const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement: parent, data } = walker.currentNode as Text;
        if (parent!.closest(elsewhere)) continue;
        const found = parts
          .map(([part, selector]) => ({ part, element: parent!.closest(selector) }))
          .find(({ element }) => element);
        const { part, element } = found ?? { part: 'nowhere' as const, element: null };
        const before = texts.get(element ?? parent!);
        const left = parseFloat((element as HTMLElement | null)?.style.left ?? '') / 100;
        if (before) before.text += ` ${data}`;
        else texts.set(element ?? parent!, { part, text: data, left });
      }
      const playhead = document.querySelector('#playhead')!.getAttribute('aria-valuetext')!;
      texts.set(document.body, { part: 'playhead', text: playhead, left: NaN });
      return [...texts.values()]
        .map((each) => ({ ...each, text: each.text.replace(/\s+/g, ' ').trim() }))
        .filter(({ text }) => /\d/.test(text));
    },
    Object.entries(PARTS) as [PartId, string][],
    Object.values(ELSEWHERE).join(),
  );

const NUMBER =
  /(?<![\w.,])[−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:E-?\d+)?(?:\s?(?:%|µs|ms|s|min|h|[KMGT]iB|B|[kMGT]?b\/s|×|\/s)(?![\w/]))?/g;

/** The numbers of a text with their units, in order. */
export const numbersIn = (text: string): string[] =>
  [...text.matchAll(NUMBER)].map(([number]) => number.replace(/\s/, ' '));
