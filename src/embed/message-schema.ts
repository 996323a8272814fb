import * as v from 'valibot';
import { type Faults, asFaults, quote, printable } from '../model/scenario-error';
import { KEPT_LETTERS, MAX_KEPT_NAME, OWN, SLOTS } from '../catalog/kept';
import { isRecord } from '../model/scenario/paths';
import { answersText as t } from '../text/answers';
import { faultsText } from '../text/faults';
import { FILE_KINDS } from '../views/export/kinds';

/** More parameters than any address has. */
const MAX_PARAMS = 500;
const MAX_ID = 200;

// The message of each check is what is allowed, as an answer gives it. It is made when needed.
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
/** One of several words. If it is left out, the error lists the words. */
const word = <const T extends string>(words: readonly T[]) =>
  v.optional(choice(words), '' as never);

const TYPES = [
  'play',
  'pause',
  'getState',
  'seek',
  'step',
  'set',
  'keep',
  'forget',
  'setTheme',
  'export',
] as const;
/** Which run a command is for; without it, the current one. */
const slot = v.optional(choice(SLOTS), OWN);
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

/** The commands of the page around, version 1. */
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
      slot,
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
      // It is checked like a file, with all its keys.
      scenario: v.optional(
        v.custom<object>(
          (value) => value !== null && typeof value === 'object',
          () => t.object,
        ),
      ),
    }),
    call('keep', { name: v.optional(text(MAX_KEPT_NAME), '') }),
    call('forget', { slot: word(KEPT_LETTERS) }),
    call('setTheme', { theme: word(['auto', 'light', 'dark', 'projector']) }),
    call('export', { format: word(FILE_KINDS), slot }),
  ],
  TYPES.join(', '),
);
export type LabCommand = v.InferOutput<typeof labCommandSchema>;

/** A fault of a message, in the form of a scenario's errors. */
export interface Fault {
  field: string;
  value: string;
  allowed: string;
}

/** Whether a message is meant for a lab. */
export const isForUs = (data: unknown): data is { target: 'precopy'; id?: unknown } =>
  data !== null && typeof data === 'object' && (data as { target?: unknown }).target === 'precopy';

/** The id of a message, which its answer repeats; empty if there is no valid one. */
export const idOf = ({ id }: { id?: unknown }): { id?: string | number } =>
  typeof id === 'number' || (typeof id === 'string' && id.length <= MAX_ID) ? { id } : {};

/** Reads a message: its command, or its faults. */
export function readCommand(data: unknown): { command: LabCommand } | Faults<Fault> {
  const read = v.safeParse(labCommandSchema, data);
  if (!read.success) return asFaults(read.issues.map(faultOf));
  const faults = lostKeys(data, read.output);
  return faults.length ? asFaults(faults) : { command: read.output };
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const field = v.getDotPath(issue) ?? 'message';
  const value =
    issue.received === 'undefined' ? faultsText.value.nothing : printable(issue.received, 80);
  return { field: printable(field), value, allowed: field === 'v' ? '1' : issue.message };
}

/** Parameters that the schema ignores because every object has keys of these names. */
function lostKeys(data: unknown, command: LabCommand): Fault[] {
  if (command.type !== 'set' || !command.params) return [];
  const { params } = data as { params: object };
  return Object.entries(params)
    .filter(([key]) => !Object.hasOwn(command.params!, key))
    .map(([field, value]) => ({
      field: printable(field),
      value: quote(value),
      allowed: t.field,
    }));
}
