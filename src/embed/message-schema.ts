import * as v from 'valibot';
import { type Faults, firstOf, quote, shown } from '../model/scenario-error';
import { isRecord } from '../model/scenario/paths';
import { FILE_KINDS } from '../views/export/kinds';

/** More than an address has. */
const MAX_PARAMS = 500;
const MAX_ID = 200;

/** What the page around may ask, version 1. */
const id = v.optional(v.union([v.pipe(v.string(), v.maxLength(MAX_ID)), v.number()]));
const call = <const T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({
    target: v.literal('precopy'),
    v: v.literal(1),
    type: v.literal(type),
    id,
    ...entries,
  });

/** One of several words; where it is left out, that is told with what it may be. */
const word = <const T extends string>(words: readonly T[]) =>
  v.optional(v.picklist(words), '' as never);
const text = v.pipe(v.string(), v.maxLength(10_000));
const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));

export const command = v.variant('type', [
  call('play', {}),
  call('pause', {}),
  call('getState', {}),
  call('seek', {
    ms: v.optional(ms),
    stop: v.optional(v.pipe(v.string(), v.maxLength(40))),
    position: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
  call('step', {
    by: v.optional(v.picklist(['event', 'round', 'stage']), 'event'),
    direction: v.optional(v.picklist([1, -1]), 1),
  }),
  call('set', {
    params: v.optional(
      v.pipe(
        v.custom<object>(
          (value) => isRecord(value) && Object.keys(value).length <= MAX_PARAMS,
          `an object of at most ${MAX_PARAMS} fields`,
        ),
        v.record(text, v.union([text, v.number(), v.boolean()])),
      ),
    ),
    // It is checked as a file is, keys and all.
    scenario: v.optional(
      v.custom<object>((value) => value !== null && typeof value === 'object', 'an object'),
    ),
  }),
  call('setTheme', { theme: word(['auto', 'light', 'dark', 'projector']) }),
  call('export', { format: word(FILE_KINDS) }),
]);
export type Command = v.InferOutput<typeof command>;

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

/** What a schema expects, such as `("a" | "b")`, `>=0` or `number`, in words. */
const said = (expected: string) =>
  expected
    .replace(/[()"]/g, '')
    .replaceAll(' |', ',')
    .replace('>=', 'at least ')
    .replace('<=', 'at most ');

/** Reads a message: the command in it, or what is wrong with it. */
export function readCommand(data: unknown): { command: Command } | Faults<Fault> {
  const read = v.safeParse(command, data);
  if (!read.success) return firstOf(read.issues.map(faultOf));
  const faults = lostKeys(data, read.output);
  return faults.length ? firstOf(faults) : { command: read.output };
}

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const field = v.getDotPath(issue) ?? 'message';
  const value = issue.received === 'undefined' ? 'nothing' : shown(issue.received, 80);
  // Of a key that is missing the schema expects its name.
  const expected = issue.type === 'custom' ? issue.message : issue.expected;
  const allowed = field === 'v' ? '1' : said(expected ?? 'another value');
  return { field: shown(field), value, allowed };
}

/** Parameters that the schema passes over, as their names are those of every object. */
function lostKeys(data: unknown, command: Command): Fault[] {
  if (command.type !== 'set' || !command.params) return [];
  const { params } = data as { params: object };
  return Object.entries(params)
    .filter(([key]) => !Object.hasOwn(command.params!, key))
    .map(([field, value]) => ({
      field: shown(field),
      value: quote(value),
      allowed: 'a field of an address',
    }));
}
