// Kinds of fields: which values a field may have, and its default. Scenarios, host settings and the
// options of policies are tables of these.

import type { Unit } from '../units';

/**
 * Values by the paths of fields, under which another field is used: all must hold. A word that ends in
 * a star stands for all that begin like it.
 */
export type Use = Readonly<Record<string, readonly string[]>>;

/** A number in its base unit. If its default is null, it may be null. */
export interface NumberField {
  kind: 'number';
  unit: Unit;
  min: number;
  max: number;
  /** The lowest value itself is not allowed. */
  above?: boolean;
  integer?: boolean;
  /** Only these. */
  values?: readonly number[];
  default: number | null;
  /** It is the speed of a link: "10G" means gigabits. */
  isLink?: boolean;
  /** Of pages: the default in bytes, and the fewest pages it is; `default` counts 4 KiB pages. */
  defaultBytes?: { bytes: number; least: number };
}

/** One of several words, or of powers of two that may be written with a unit. */
interface ChoiceField {
  kind: 'choice';
  /** The first is the default; powers of two go up from it to the last. */
  choices: readonly (string | number)[];
  unit?: Unit;
}

interface FlagField {
  kind: 'flag';
  default: boolean;
}

/** One line of text. `address`, `network` and `drive` are special forms of it. */
interface TextField {
  kind: 'text' | 'address' | 'network' | 'drive';
  default: string;
  /** May be empty. */
  optional?: boolean;
}

/** A list of names or of networks. */
interface TextsField {
  kind: 'names' | 'networks';
  default: readonly string[];
}

/** A list of records of numbers. Every number must be given. Empty by default. */
interface ListField {
  kind: 'list';
  of: Readonly<Record<string, NumberField>>;
}

/** One record of numbers, each of which must be given; null by default. */
interface RecordField {
  kind: 'record';
  of: Readonly<Record<string, NumberField>>;
}

/** The id of a policy. */
interface PolicyField {
  kind: 'policy';
  default: string;
}

/** A field with its own check: `schema.ts` has it by path, or `read.ts` does it. */
interface OwnField {
  kind: 'own';
  default: unknown;
}

/** Host settings use only these kinds. */
export type SettingField = NumberField | ChoiceField | FlagField | TextField | TextsField;
export type Field = SettingField | ListField | RecordField | PolicyField | OwnField;

/** The type of a field's value, once defaults are filled in. */
export type ValueOf<F> = F extends { kind: 'own'; default: infer T }
  ? T
  : F extends { kind: 'flag' }
    ? boolean
    : F extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? C
      : F extends { kind: 'number' }
        ? F extends { default: null }
          ? F extends { derived: unknown }
            ? number
            : number | null
          : number
        : F extends { kind: 'names' | 'networks' }
          ? string[]
          : F extends { kind: 'list'; of: infer R }
            ? { -readonly [K in keyof R]: ValueOf<R[K]> }[]
            : F extends { kind: 'record'; of: infer R }
              ? { -readonly [K in keyof R]: ValueOf<R[K]> } | null
              : string;

/** The default value of a field; lists are new ones each time. */
export function defaultOf(field: Field): unknown {
  switch (field.kind) {
    case 'choice':
      return field.choices[0];
    case 'list':
      return [];
    case 'record':
      return null;
    case 'names':
    case 'networks':
      return [...field.default];
    case 'own':
      return structuredClone(field.default);
    default:
      return field.default;
  }
}

// Helpers for one line of a table each; they keep literal types.

/** A number: unit, default, lowest and highest value, and other columns of its table. */
export const numeric = <const D extends number | null, const M extends object>(
  unit: Unit,
  usual: D,
  min: number,
  max: number,
  more?: M,
) =>
  ({ kind: 'number', unit, min, max, default: usual, ...more }) as NumberField & {
    default: D;
  } & M;

/** The same for a whole number. */
export const whole = <const D extends number | null, const M extends object>(
  unit: Unit,
  usual: D,
  min: number,
  max: number,
  more?: M,
) => numeric<D, M & { integer: true }>(unit, usual, min, max, { ...more!, integer: true });

/** One of these values; the first is the default. */
export const choice = <const C extends readonly (string | number)[], const M extends object>(
  choices: C,
  more?: M,
) => ({ kind: 'choice', choices, ...more }) as { kind: 'choice'; choices: C } & M;

export const flag = (usual: boolean) => ({ kind: 'flag', default: usual }) as const;

export const text = (usual: string) => ({ kind: 'text', default: usual }) as const;

export const list = <const R extends Readonly<Record<string, NumberField>>>(of: R) =>
  ({ kind: 'list', of }) as const;

export const record = <
  const R extends Readonly<Record<string, NumberField>>,
  const M extends object,
>(
  of: R,
  more?: M,
) => ({ kind: 'record', of, ...more }) as { kind: 'record'; of: R } & M;

export const own = <T>(usual: T) => ({ kind: 'own', default: usual }) as const;
