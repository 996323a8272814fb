import type { Reason } from './types';

const number = (value: number) => {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return String(rounded).replace(/\B(?=(\d{3})+(?!\d))/g, rounded < 1000 ? '' : ',');
};

type Sentence = (values: Record<string, string>) => string;

/** Codes that any run may end with. */
type CommonCode =
  | 'no-live-rounds'
  | 'first-round'
  | 'above-threshold'
  | 'below-threshold'
  | 'pass-limit'
  | 'final-copy'
  | 'time-cap'
  | 'round-cap'
  | 'link-lost'
  | 'cancelled';

/** Codes of policies that load later; `policies/sentences.ts` has their sentences. */
export type LaterCode = Exclude<Reason['code'], CommonCode>;

const COMMON: Record<CommonCode, Sentence> = {
  'no-live-rounds': () => 'the guest is paused before anything is copied',
  'first-round': () => 'nothing was sent yet',
  'above-threshold': (v) => `${v.pages} pages left, more than the threshold of ${v.thresholdPages}`,
  'below-threshold': (v) => `${v.pages} pages left, within the threshold of ${v.thresholdPages}`,
  'pass-limit': (v) => `all ${v.maxPasses} passes are used up with ${v.pages} pages left`,
  'final-copy': () => 'the guest is paused and the last pages are sent',
  'time-cap': (v) => `the simulation was limited to ${v.maxSeconds} s`,
  'round-cap': (v) => `the simulation was limited to ${v.maxRounds} rounds`,
  'link-lost': (v) =>
    `nothing passed the link for ${v.giveUpSeconds} s, so the move was given up and the guest runs on at the source`,
  cancelled: () => 'it was cancelled, and the guest runs on at the source',
};

const sentences: Partial<Record<Reason['code'], Sentence>> = { ...COMMON };

/** Brings the sentences of more codes. */
export function addSentences(more: Record<LaterCode, Sentence>): void {
  Object.assign(sentences, more);
}

const VERBS: Readonly<Record<string, string>> = { are: 'is', were: 'was', cross: 'crosses' };

/** A text in which one page is not several. */
export const singular = (text: string): string =>
  text.replace(/(?<![\d,.])1 pages\b( (are|were|cross)\b)?/g, (_, said, verb: string) =>
    said ? `1 page ${VERBS[verb]}` : '1 page',
  );

/** Renders a reason as a sentence without capital and full stop; no locale enters it. */
export function explain(reason: Reason): string {
  const values = Object.fromEntries(
    Object.entries(reason.values).map(([key, value]) => [key, number(value)]),
  );
  return singular(sentences[reason.code]?.(values) ?? reason.code);
}
