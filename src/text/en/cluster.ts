import type { Machine, StepName } from '../../hyperv/cluster-steps';
import { bytes, count, duration, percent, plural } from '../format';

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

/** Steps that must be done before a step. */
const needs = ({ number, title }: StepName, missing: readonly StepName[]) =>
  `Step ${number} (${title}) needs ${named(missing, 'and')} first.`;

/** Before the first step. */
const nothing = (parts: number, all: number) =>
  parts > 0
    ? `${count(parts)} of ${count(all)} parts are in place. No step is done yet.`
    : 'Nothing is built yet.';

/** The cluster lab. Servers and the VM have the names of the example. */
export const cluster = {
  title: 'Cluster lab: a two-node cluster in eight steps',
  examples: (memoryBytes: number) =>
    `Names, addresses and sizes are examples. The VM that moves is the one on the Watch screen, with ${bytes(memoryBytes)} of memory.`,
  undo: 'Undo the last step',
  buildAll: 'Build all steps',
  reset: 'Start again',
  watch: 'Watch this move page by page',
  locked: 'The author of this page has locked settings that the migration must change.',

  nothing,
  begin: (parts: number, all: number) => `${nothing(parts, all)} Start with step 1.`,
  done: (steps: number, all: number, result: string) =>
    `${count(steps)} of ${count(all)} steps are done. ${result}`,
  paused: (blackoutMs: number) =>
    `SQL01 is paused for ${duration(blackoutMs)} while its last pages and its device state are copied.`,
  stays: (reason: string) => `SQL01 stays on HV1: ${reason}.`,
  prepare: 'HV1 and HV2 prepare the move of SQL01.',
  moves: (share: number) =>
    `SQL01 moves from HV1 to HV2. HV2 has the current content of ${percent(share)} of its memory.`,

  /** Who has the files of the VM open. */
  files: {
    before: 'HV1 has the files of SQL01 open on the shared volume.',
    pause:
      'In the pause, the storage handle passes from HV1 to HV2. The files stay in their place.',
    after: 'Now HV2 has the files of SQL01 open. The files stayed in their place.',
    failed: 'HV1 keeps the files of SQL01 open.',
  },

  needs,
  needsAfter: (step: StepName, missing: readonly StepName[], open: readonly StepName[]) =>
    `${needs(step, missing)} Continue with ${named(open, 'or')}.`,
  doneAlready: (number: number) => `Step ${number} is already done.`,
  notDone: (number: number) => `Step ${number} is not done, so there is nothing to undo.`,
  nothingToUndo: 'There is no step to undo.',
  carries: (number: number, above: readonly StepName[]) =>
    above.length > 1
      ? `Step ${number} cannot be undone while ${named(above, 'and')} build on it.`
      : `Step ${number} cannot be undone while ${named(above, 'and')} builds on it.`,

  /** A step of the list. */
  step: {
    number: (number: number) => `Step ${number}:`,
    done: '✓ done',
    ready: 'ready',
    blocked: (missing: readonly StepName[]) =>
      `blocked: needs ${plural(missing.length, 'step', 'steps')} ${listed(
        missing.map(({ number }) => String(number)),
        'and',
      )}`,
    failed: '✕ failed',
    running: 'running',
    run: 'Do this step',
    runNamed: ({ number, title }: StepName) => `Do this step: step ${number}, ${title}`,
    undo: 'Undo this step',
    undoNamed: ({ number, title }: StepName) => `Undo this step: step ${number}, ${title}`,
    how: 'Why and how',
    /** Completes the words for screen readers. */
    howOf: (title: string) => `: ${title}`,
    context: (needed: readonly StepName[], dependents: readonly StepName[]) =>
      `This step needs ${named(needed, 'and') || 'no other step'}. Steps that need it: ${named(dependents, 'and') || 'none'}.`,
    on: (machines: readonly Machine[], isRestarted: boolean) =>
      isRestarted
        ? `On ${listed(machines, 'and')}, after the restart`
        : `On ${listed(machines, 'and')}`,
  },

  /** The drawing, which has room for few words. */
  drawing: {
    title: (built: string) => `The cluster so far. ${built}`,
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
    machines: 'VMs',
    disks: (isPooled: boolean) => (isPooled ? 'four data disks, one pool' : 'four data disks'),
    disksShort: (isPooled: boolean) => (isPooled ? 'four disks, one pool' : 'four disks'),
    paused: 'paused',
    filesOpen: 'files open',
    moved: 'moved',
    migration: 'live migration',
    /** The same on two lines. */
    migrationAbove: 'live',
    migrationBelow: 'migration',
  },
};
