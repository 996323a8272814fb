import { MEASURE_UNITS } from './measures';

/** What the value of a key is. */
export type ValueForm =
  | 'text'
  /** The query of a link, such as `?scenario=hyper-v-64g&writes=50000`. */
  | 'link'
  | 'event'
  | 'number'
  | 'condition'
  /** `condition => text`. */
  | 'condition-case'
  /** `number => text`. */
  | 'number-case'
  /** `right => text` or `wrong => text`. */
  | 'verdict'
  /** `link => text`. */
  | 'card'
  | 'controls'
  | 'round'
  | readonly string[];

/** One key of a block. */
export interface Key {
  form: ValueForm;
  /** How many there must be at least; 0 if it may be missing. */
  least: number;
  /** How many there may be. */
  most: number;
}

const one = (form: ValueForm): Key => ({ form, least: 1, most: 1 });
const maybe = (form: ValueForm): Key => ({ form, least: 0, most: 1 });
const several = (form: ValueForm, least: number, most = 8): Key => ({ form, least, most });

export type Keys = Readonly<Record<string, Key>>;

export const PREDICTIONS = ['choice', 'number', 'claim', 'order', 'curve', 'point'] as const;
export type Prediction = (typeof PREDICTIONS)[number];

/** The keys of each kind of prediction, besides those of all. */
export const QUESTION_KEYS: Readonly<Record<Prediction, Keys>> = {
  choice: { option: several('condition-case', 2) },
  number: { measure: one('number'), unit: one(MEASURE_UNITS) },
  claim: { holds: one('condition'), reason: several('condition-case', 2) },
  order: { item: several('number-case', 2) },
  curve: {},
  point: { round: one('round') },
};

/** The blocks of a lesson and their keys: the one table that reading and documentation use. */
export const BLOCKS: Readonly<Record<BlockName, Keys>> = {
  figure: { link: one('link') },
  watch: { link: one('link'), until: one('event') },
  predict: {
    kind: one(PREDICTIONS),
    ask: one('text'),
    link: one('link'),
    other: maybe('link'),
    belief: several('number-case', 0),
  },
  try: {
    ask: one('text'),
    link: one('link'),
    other: maybe('link'),
    goal: one('condition'),
    free: one('controls'),
    solution: one('link'),
  },
  sort: { ask: one('text'), card: several('card', 2), group: several('condition-case', 2) },
  explain: { ask: one('text'), option: several('verdict', 0), answer: one('text') },
  hosts: { ask: one('text'), link: one('link'), solution: one('link') },
};

export const BLOCK_NAMES = [
  'figure',
  'watch',
  'predict',
  'try',
  'sort',
  'explain',
  'hosts',
] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

/** The lines before the text of a lesson. */
export const FRONT_KEYS = ['id', 'title', 'minutes', 'concepts', 'language'] as const;
export type FrontKey = (typeof FRONT_KEYS)[number];
