import type { Machine, StepName } from '../../hyperv/cluster-steps';
import { bytes, count, duration, percent } from '../format';

/** Joins words as a sentence does: "a, b and c". */
function listed(words: readonly string[], last: 'and' | 'or'): string {
  const rest = words.slice(0, -1);
  return rest.length ? `${rest.join(', ')} ${last} ${words.at(-1)!}` : (words[0] ?? '');
}

const named = (steps: readonly StepName[], last: 'and' | 'or') =>
  listed(
    steps.map(({ number, title }) => `step ${number} (${title})`),
    last,
  );

/** What a step needs, once it is asked for out of order. */
const needs = ({ number, title }: StepName, missing: readonly StepName[]) =>
  `Step ${number}, ${title}, needs ${named(missing, 'and')} first.`;

/** The cluster lab; machines and the guest have the names of the example. */
export const cluster = {
  title: 'Cluster lab: a two-node cluster in eight steps',
  examples: (memoryBytes: number) =>
    `Names, addresses and sizes are examples. The guest that moves is that of Watch, with ${bytes(memoryBytes)}.`,
  undo: 'Undo',
  buildAll: 'Build it for me',
  reset: 'Start again',
  watch: 'Watch it page by page',
  locked: 'The author of this page has locked what the migration would change.',

  nothing: 'Nothing stands yet.',
  begin: 'Nothing stands yet. Begin with step 1.',
  done: (steps: number, all: number, stands: string) =>
    `${count(steps)} of ${count(all)} done. ${stands}`,
  paused: (blackoutMs: number) =>
    `SQL01 is paused for ${duration(blackoutMs)}, while its last pages and its state cross.`,
  stays: (reason: string) => `SQL01 stays on HV1: ${reason}.`,
  agree: 'HV1 and HV2 agree on the move of SQL01.',
  moves: (share: number) =>
    `SQL01 moves from HV1 to HV2: ${percent(share)} of its memory is current there.`,

  needs,
  needsAfter: (step: StepName, missing: readonly StepName[], open: readonly StepName[]) =>
    `${needs(step, missing)} Go on with ${named(open, 'or')}.`,
  doneAlready: (number: number) => `Step ${number} is done already.`,
  notDone: (number: number) => `Step ${number} is not done, so there is nothing to take back.`,
  nothingToUndo: 'There is nothing to take back.',
  carries: (number: number, above: readonly StepName[]) =>
    above.length > 1
      ? `Step ${number} cannot be taken back while ${named(above, 'and')} build on it.`
      : `Step ${number} cannot be taken back while ${named(above, 'and')} builds on it.`,

  /** A step of the list. */
  step: {
    number: (number: number) => `Step ${number}:`,
    done: '✓ done',
    possible: 'possible',
    blocked: (missing: readonly StepName[]) =>
      `blocked: needs ${listed(
        missing.map(({ number }) => String(number)),
        'and',
      )}`,
    failed: '✕ failed',
    underWay: 'under way',
    run: 'Do it',
    runNamed: ({ number, title }: StepName) => `Do it: step ${number}, ${title}`,
    undo: 'Take back',
    undoNamed: ({ number, title }: StepName) => `Take back: step ${number}, ${title}`,
    how: 'Why and how',
    /** Goes on where the step is not seen. */
    howOf: (title: string) => `: ${title}`,
    context: (needed: readonly StepName[], dependents: readonly StepName[]) =>
      `It builds on ${named(needed, 'and') || 'nothing'}. What depends on it: ${named(dependents, 'and') || 'nothing'}.`,
    on: (machines: readonly Machine[], isRestarted: boolean) =>
      isRestarted
        ? `On ${listed(machines, 'and')}, after the restart`
        : `On ${listed(machines, 'and')}`,
  },

  /** The drawing, where few words have room. */
  drawing: {
    title: (stands: string) => `The cluster so far. ${stands}`,
    network: 'network',
    controller: 'domain controller',
    cluster: 'cluster',
    storage: 'storage',
    storageServer: 'storage server',
    sessions: 'iSCSI sessions',
    hyperV: 'Hyper-V',
    server: 'server',
    volume: 'Cluster Shared Volume',
    target: 'iSCSI target',
    witness: 'witness',
    machines: 'virtual machines',
    machinesShort: 'VMs',
    disks: (isPooled: boolean) => (isPooled ? 'four data disks, one pool' : 'four data disks'),
    disksShort: (isPooled: boolean) => (isPooled ? 'four disks, one pool' : 'four disks'),
    paused: 'paused',
    moved: 'moved',
    migration: 'live migration',
    /** The same on two lines. */
    migrationAbove: 'live',
    migrationBelow: 'migration',
  },
};
