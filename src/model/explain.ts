import type { Reason } from './types';

/** A number as it is shown: three significant figures, whole from 100 on. */
const round = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** A number in a sentence; NaN where a reason lacks it. */
export function say(value = NaN): string {
  const shown = round(value);
  return String(shown).replace(/\B(?=(\d{3})+(?!\d))/g, shown < 1000 ? '' : ',');
}

/** The word for a number of things, as it is shown. */
export const wordFor = (value = NaN, one: string, many: string): string =>
  round(value) === 1 ? one : many;

/** Pages in a sentence. */
export const pages = (value?: number): string => `${say(value)} ${wordFor(value, 'page', 'pages')}`;

export type Sentence = (values: Readonly<Record<string, number>>) => string;

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
  'above-threshold': (v) =>
    `${pages(v.pages)} left, more than the threshold of ${say(v.thresholdPages)}`,
  'below-threshold': (v) =>
    `${pages(v.pages)} left, within the threshold of ${say(v.thresholdPages)}`,
  'pass-limit': (v) => `all ${say(v.maxPasses)} passes are used up with ${pages(v.pages)} left`,
  'final-copy': () => 'the guest is paused and the last pages are sent',
  'time-cap': (v) => `the simulation was limited to ${say(v.maxSeconds)} s`,
  'round-cap': (v) => `the simulation was limited to ${say(v.maxRounds)} rounds`,
  'link-lost': (v) =>
    `nothing passed the link for ${say(v.giveUpSeconds)} s, so the move was given up and the guest runs on at the source`,
  cancelled: () => 'it was cancelled, and the guest runs on at the source',
};

const sentences: Partial<Record<Reason['code'], Sentence>> = { ...COMMON };

/** Brings the sentences of more codes. */
export function addSentences(more: Record<LaterCode, Sentence>): void {
  Object.assign(sentences, more);
}

/** Renders a reason as a sentence without capital and full stop; no locale enters it. */
export function explain({ code, values }: Reason): string {
  return sentences[code]?.(values) ?? code;
}
