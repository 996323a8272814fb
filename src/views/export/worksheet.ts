import type { Question } from '../../catalog/questions';
import type { RoundRecord } from '../../model/types';
import { type RoundColumn, roundTable } from '../watch/round-table';
import { spoken } from '../../text/language';
import { worksheetText } from '../../text/worksheet';
import type { Imprint } from './imprint';
import css from './worksheet.css?inline';

export interface Worksheet {
  imprint: Imprint;
  /** The figure as an SVG document, and its caption. */
  figure: { drawing: SVGElement; caption: string };
  rounds: readonly RoundRecord[];
  questions: readonly Question[];
  hasAnswers: boolean;
}

/** Columns that answer questions. */
const ANSWERING: readonly RoundColumn[] = ['took', 'then'];
/** Rows from both ends of a long run, because a sheet must stay short. */
const HEAD = 10;
const TAIL = 3;

type Child = Node | string;

function make(name: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Makes the sheet; its headings start at `level`. */
export function makeWorksheet(sheet: Worksheet, level: 1 | 4 = 1): HTMLElement {
  const heading = (deeper: number, text: string) => make(`h${level + deeper}`, {}, text);
  const { imprint, questions, hasAnswers } = sheet;
  const t = worksheetText.sheet;
  return make(
    'article',
    { class: 'worksheet', lang: spoken().tag },
    heading(0, hasAnswers ? t.titleWithAnswers : t.title),
    make('p', { class: 'scenario' }, together(imprint.scenario)),
    ...(hasAnswers
      ? []
      : [make('p', { class: 'name' }, t.name, make('span', {}), t.date, make('span', {}))]),
    figureOf(sheet),
    heading(1, t.rounds),
    ...tableOf(sheet),
    heading(1, t.questions),
    make('ol', {}, ...questions.map((question) => itemOf(question, hasAnswers))),
    make('p', { class: 'address' }, imprint.address ? t.address(imprint.address) : ''),
  );
}

function figureOf({ figure }: Worksheet): HTMLElement {
  return make('figure', {}, figure.drawing, make('figcaption', {}, figure.caption));
}

function tableOf({ rounds, hasAnswers }: Worksheet): HTMLElement[] {
  const { columns, every } = roundTable(rounds, hasAnswers ? [] : ANSWERING);
  const all = every();
  const isCut = all.length > HEAD + TAIL + 1;
  const rows = isCut ? [...all.slice(0, HEAD), ...all.slice(-TAIL)] : all;
  if (rows.length === 0) return [make('p', {}, worksheetText.sheet.noRounds)];
  const head = columns.map((name) => make('th', { scope: 'col' }, name));
  const body = rows.map((row) => make('tr', {}, ...row.map(({ text }) => make('td', {}, text))));
  const table = make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...head)),
    make('tbody', {}, ...body),
  );
  if (!isCut) return [table];
  const note = worksheetText.sheet.cut(HEAD, TAIL, all.length);
  return [table, make('p', { class: 'scenario' }, note)];
}

/** Keeps a number and its unit on one line. */
const together = (text: string) =>
  text.replace(/(\d) (?=([KMG]i?B|[kMG]b\/s|[µm]?s|min|h|bytes|%|\/s)(?![a-z]))/g, '$1\u00a0');

function itemOf({ ask, answer }: Question, hasAnswers: boolean): HTMLElement {
  const below = hasAnswers
    ? make('p', { class: 'answer' }, together(answer))
    : make('div', { class: 'lines' });
  return make('li', {}, make('p', {}, together(ask)), below);
}

/** The sheet as a separate page, for any browser and printer. */
export function worksheetPage(sheet: Worksheet): string {
  const page = document.implementation.createHTMLDocument(worksheetText.sheet.title);
  page.documentElement.lang = spoken().tag;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const viewport = page.createElement('meta');
  viewport.name = 'viewport';
  viewport.content = 'width=device-width, initial-scale=1';
  const style = page.createElement('style');
  style.textContent = css;
  page.head.prepend(charset, viewport);
  page.head.append(style);
  page.body.append(page.adoptNode(makeWorksheet(sheet)));
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** Prints only the sheet. */
export function printWorksheet(sheet: Worksheet): void {
  const paper = make('div', { class: 'worksheet-paper' }, makeWorksheet(sheet));
  document.body.append(paper);
  document.documentElement.classList.add('prints-worksheet');
  const tidy = () => {
    paper.remove();
    document.documentElement.classList.remove('prints-worksheet');
  };
  addEventListener('afterprint', tidy, { once: true });
  globalThis.print();
}
