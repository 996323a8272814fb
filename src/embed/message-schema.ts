import * as v from 'valibot';
import { type Faults, firstOf, quote, shown } from '../model/scenario-error';
import { isRecord } from '../model/scenario/paths';
import { answersText as t } from '../text/answers';
import { faultsText } from '../text/faults';
import { FILE_KINDS } from '../views/export/kinds';

/** More than an address has. */
const MAX_PARAMS = 500;
const MAX_ID = 200;

// What is allowed is the message of each check, as an answer names it; said when it is needed.
const text = (length: number) =>
  v.pipe(
    v.string(() => t.text),
    v.maxLength(length, () => t.textUpTo(length)),
  );
const between = (low: number, high: number) =>
  v.pipe(
    v.number(() => t.number),
    v.minValue(low, () => t.atLeast(low)),
    v.maxValue(high, () => t.atMost(high)),
  );
const choice = <const T extends string | number>(choices: readonly T[]) =>
  v.picklist(choices, choices.join(', '));
/** One of several words; where it is left out, that is told with what it may be. */
const word = <const T extends string>(words: readonly T[]) =>
  v.optional(choice(words), '' as never);

const TYPES = ['play', 'pause', 'getState', 'seek', 'step', 'set', 'setTheme', 'export'] as const;
const call = <const T extends (typeof TYPES)[number], E extends v.ObjectEntries>(
  type: T,
  entries: E,
) =>
  v.object({
    target: v.literal('precopy'),
    v: v.literal(1),
    type: v.literal(type),
    id: v.optional(v.union([text(MAX_ID), v.number()], () => t.id)),
    ...entries,
  });

/** What the page around may ask, version 1. */
export const labCommandSchema = v.variant(
  'type',
  [
    call('play', {}),
    call('pause', {}),
    call('getState', {}),
    call('seek', {
      ms: v.optional(between(0, 1e12)),
      stop: v.optional(text(40)),
      position: v.optional(between(0, 1)),
    }),
    call('step', {
      by: v.optional(choice(['event', 'round', 'stage']), 'event'),
      direction: v.optional(choice([1, -1]), 1),
    }),
    call('set', {
      params: v.optional(
        v.pipe(
          v.custom<object>(
            (value) => isRecord(value) && Object.keys(value).length <= MAX_PARAMS,
            () => t.params(MAX_PARAMS),
          ),
          v.record(
            text(10_000),
            v.union([text(10_000), v.number(), v.boolean()], () => t.param),
          ),
        ),
      ),
      // It is checked as a file is, keys and all.
      scenario: v.optional(
        v.custom<object>(
          (value) => value !== null && typeof value === 'object',
          () => t.object,
        ),
      ),
    }),
    call('setTheme', { theme: word(['auto', 'light', 'dark', 'projector']) }),
    call('export', { format: word(FILE_KINDS) }),
  ],
  TYPES.join(', '),
);
export type LabCommand = v.InferOutput<typeof labCommandSchema>;

/** What is wrong with a message, in the way in which a scenario's errors are told. */
export interface Fault {
  field: string;
  value: string;
  allowed: string;
}

/** Whether a message is meant for a lab at all. */
export const isForUs = (data: unknown): data is { target: 'precopy'; id?: unknown } =>
  data !== null && typeof data === 'object' && (data as { target?: unknown }).target === 'precopy';

/** The id of a message, which its answer repeats; empty where there is none that may be one. */
export const idOf = ({ id }: { id?: unknown }): { id?: string | number } =>
  typeof id === 'number' || (typeof id === 'string' && id.length <= MAX_ID) ? { id } : {};

/** Reads a message: the command in it, or what is wrong with it. */
export function readCommand(data: unknown): { command: LabCommand } | Faults<Fault> {
  const read = v.safeParse(labCommandSchema, data);
  if (!read.success) return firstOf(read.issues.map(faultOf));
  const faults = lostKeys(data, read.output);
  return faults.length ? firstOf(faults) : { command: read.output };
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const field = v.getDotPath(issue) ?? 'message';
  const value =
    issue.received === 'undefined' ? faultsText.value.nothing : shown(issue.received, 80);
  return { field: shown(field), value, allowed: field === 'v' ? '1' : issue.message };
}

/** Parameters that the schema passes over, as their names are those of every object. */
function lostKeys(data: unknown, command: LabCommand): Fault[] {
  if (command.type !== 'set' || !command.params) return [];
  const { params } = data as { params: object };
  return Object.entries(params)
    .filter(([key]) => !Object.hasOwn(command.params!, key))
    .map(([field, value]) => ({
      field: shown(field),
      value: quote(value),
      allowed: t.field,
    }));
}
