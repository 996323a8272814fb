import type { Heading, List, Paragraph } from 'mdast';
import type { Look } from '../catalog/look';
import type { Scenario } from '../model/types';
import type { Control } from '../model/scenario/locks';
import type { Concept } from './concepts';
import type { Expression } from './expression';
import type { MeasureUnit } from './measures';

/** A lesson, as its file has it. Lines count from 1. */
export interface Lesson {
  id: string;
  title: string;
  minutes: number;
  concepts: readonly Concept[];
  /** A BCP 47 tag. */
  language: string;
  steps: readonly LessonStep[];
}

/** One screen of a lesson, with one idea. */
export interface LessonStep {
  title: string;
  line: number;
  /** Shown at once. */
  before: readonly LessonPart[];
  /** What the learner does; null in a step that is only read. */
  act: Act | null;
  /** Shown when that is done: the explanation. */
  after: readonly LessonPart[];
}

/** Text, or a figure in it. */
export type LessonPart = { kind: 'text'; node: TextNode } | LessonFigure;
export type TextNode = Paragraph | List | Heading;

/** A link of a lesson, without an address: what is simulated, and how it is shown. */
export interface LessonLink {
  text: string;
  scenario: Scenario;
  look: Look;
}

interface OnLine {
  line: number;
}

export interface LessonFigure extends OnLine {
  kind: 'figure';
  link: LessonLink;
}

/** A text that counts if something holds, or that has a value. */
export interface Case extends OnLine {
  when: Expression;
  text: string;
}

interface Asked extends OnLine {
  ask: string;
  link: LessonLink;
  /** The run that is compared with; null without one. */
  other: LessonLink | null;
}

export interface Watch extends OnLine {
  kind: 'watch';
  link: LessonLink;
  /** The event at which playing ends. */
  until: string;
}

/** An answer is given before the run. */
export interface Predict extends Asked {
  kind: 'predict';
  question: PredictQuestion;
  /** Wrong answers that a known belief produces, and what is said of them. */
  beliefs: readonly Case[];
}

export type PredictQuestion =
  | { kind: 'choice'; options: readonly Case[] }
  | { kind: 'number'; measure: Expression; unit: MeasureUnit }
  | { kind: 'claim'; holds: Expression; reasons: readonly Case[] }
  | { kind: 'order'; items: readonly Case[] }
  | { kind: 'curve' }
  | { kind: 'point'; round: number };

/** Free controls, and an outcome to reach. */
export interface Try extends Asked {
  kind: 'try';
  goal: Expression;
  free: readonly Control[];
  solution: LessonLink;
}

/** Cards of runs, to be put into groups. */
export interface Sort extends OnLine {
  kind: 'sort';
  ask: string;
  cards: readonly { line: number; link: LessonLink; text: string }[];
  groups: readonly Case[];
}

/** One sentence, chosen or in the learner's own words, then the model answer. */
export interface Explain extends OnLine {
  kind: 'explain';
  ask: string;
  options: readonly { line: number; isRight: boolean; text: string }[];
  answer: string;
}

/** A setting of two hosts to mend: the move must pass. */
export interface MendHosts extends OnLine {
  kind: 'hosts';
  ask: string;
  link: LessonLink;
  solution: LessonLink;
}

export type Act = Watch | Predict | Try | Sort | Explain | MendHosts;
