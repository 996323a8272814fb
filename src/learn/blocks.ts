/** One key of a block. */
export interface Key {
  /** How many there must be at least; 0 if it may be missing. */
  least: number;
  /** How many there may be. */
  most: number;
}

const one: Key = { least: 1, most: 1 };
const maybe: Key = { least: 0, most: 1 };
const several = (least: number): Key => ({ least, most: 8 });

export type Keys = Readonly<Record<string, Key>>;

export const PREDICTIONS = ['choice', 'number', 'claim', 'order', 'curve', 'point'] as const;
export type Prediction = (typeof PREDICTIONS)[number];

/** The keys of each kind of prediction, besides those of all. */
export const QUESTION_KEYS: Readonly<Record<Prediction, Keys>> = {
  choice: { option: several(2) },
  number: { measure: one, unit: one },
  claim: { holds: one, reason: several(2) },
  order: { item: several(2) },
  curve: {},
  point: { round: one },
};

/** The blocks of a lesson and their keys; docs/lessons.md has the same. */
export const BLOCKS: Readonly<Record<BlockName, Keys>> = {
  figure: { link: one },
  watch: { link: one, until: one },
  predict: {
    kind: one,
    ask: one,
    link: one,
    other: maybe,
    belief: several(0),
  },
  try: {
    ask: one,
    link: one,
    other: maybe,
    goal: one,
    free: one,
    solution: one,
  },
  sort: { ask: one, card: several(2), group: several(2) },
  explain: { ask: one, option: several(0), answer: one },
  hosts: { ask: one, link: one, solution: one },
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
