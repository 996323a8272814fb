import * as v from 'valibot';
import { FILE_KINDS } from '../views/export/kinds';

/** What the page around may ask, version 1. */
const id = v.optional(v.union([v.pipe(v.string(), v.maxLength(200)), v.number()]));
const call = <const T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({
    target: v.literal('precopy'),
    v: v.literal(1),
    type: v.literal(type),
    id,
    ...entries,
  });

const text = v.pipe(v.string(), v.maxLength(10_000));
const ms = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e12));

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
    params: v.optional(v.record(text, v.union([text, v.number(), v.boolean()]))),
    scenario: v.optional(v.looseObject({})),
  }),
  call('setTheme', { theme: v.picklist(['auto', 'light', 'dark', 'projector']) }),
  call('export', { format: v.picklist(FILE_KINDS) }),
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

/** Reads a message: the command in it, or what is wrong with it. */
export function readCommand(data: unknown): { command: Command } | { faults: Fault[] } {
  const read = v.safeParse(command, data);
  if (read.success) return { command: read.output };
  return {
    faults: read.issues.map((issue) => ({
      field: v.getDotPath(issue) ?? 'message',
      value: issue.received.slice(0, 80),
      allowed: issue.expected ?? 'another value',
    })),
  };
}
