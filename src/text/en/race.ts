import type { GuestState } from '../../model/run/guests';
import type { Scenario } from '../../model/types';
import { bytes, clockTime, count, duration, linkRate } from '../format';

type Side = 'source' | 'destination';

const ORDINALS = ['first', 'second', 'third', 'fourth'];
const ordinal = (place: number) => ORDINALS[place - 1] ?? count(place);

const list = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Several runs of one VM on one clock. */
export const race = {
  /** The question before the end. */
  question: 'The same VM moves under different rules. Who is first, and who pauses longest?',
  vm: ({ vm, workload, link }: Scenario) =>
    `The VM: ${bytes(vm.memoryBytes)} of memory, ${count(workload.writesPerSecond)} page writes/s. The link: ${linkRate(link.bytesPerSecond)}.`,
  /** The same if the runs differ in more than their rules. */
  otherSettings: {
    question: 'Runs with different settings race. Which is first, and which pauses longest?',
    vm: ({ vm, workload, link }: Scenario) =>
      `As set now: ${bytes(vm.memoryBytes)} of memory, ${count(workload.writesPerSecond)} page writes/s, link ${linkRate(link.bytesPerSecond)}. Kept runs name what they have otherwise.`,
  },
  changeVm: 'Change the VM on Watch',
  presets: 'Races',
  races: { ways: 'Three ways to move', rules: 'Whose rules?' },
  kept: 'Kept runs',
  lanes: 'Runs in the race',
  rules: (place: number) => `Rules of run ${count(place)}`,
  own: (rules: string) => `As set now (${rules})`,
  settings: 'Settings',
  keptRun: (letter: string, name: string) => (name ? `${letter}: ${name}` : `Kept run ${letter}`),
  setting: (name: string, value: string) => `${name}: ${value}`,
  /** What a kept run has otherwise than the current settings. */
  laneSettings: (named: readonly string[], more: number) =>
    more ? `${named.join(', ')}, and ${count(more)} more` : named.join(', '),
  /** How the rules move memory. */
  ways: {
    live: 'pre-copy',
    'qemu-postcopy': 'pre-copy, then post-copy',
    'post-copy': 'post-copy',
    'stop-and-copy': 'stop-and-copy',
    'quick-migration': 'save and restore',
  } as Readonly<Record<string, string>>,
  add: 'Add a run',
  remove: (place: number) => `Remove run ${count(place)}`,
  simulating: 'Simulating …',

  hosts: { source: 'Source', destination: 'Destination' } satisfies Record<Side, string>,
  /** What the VM does, and where. */
  guest: {
    source: {
      running: 'The VM runs at the source.',
      paused: 'The VM is paused.',
      waiting: '',
      gone: '',
      lost: 'The VM is lost.',
    },
    destination: {
      running: 'The VM runs at the destination.',
      paused: 'The VM waits for pages.',
      waiting: '',
      gone: '',
      lost: 'The VM is lost.',
    },
  } satisfies Record<Side, Record<GuestState, string>>,
  legend: 'Colours',
  pauseStage: 'Pause',

  finishes: { there: 'VM runs there', free: 'Source is free' },
  /** A finish on the bar. */
  reached: { there: 'VM there', free: 'source free' },
  at: (ms: number, place: number) => `${duration(ms)}, ${ordinal(place)}`,
  time: (ms: number) => duration(ms),
  notYet: 'not yet',
  never: 'never',
  paused: 'Paused',
  pausedSoFar: (ms: number) => (ms > 0 ? duration(ms) : 'not yet'),
  sent: 'Sent',
  bytes: (sent: number) => bytes(sent),
  /** How a run ended that did not move its VM. */
  failed: {
    lost: (why: string) => `The VM is lost: ${why}.`,
    stays: (why: string) => `The VM stays at the source: ${why}.`,
    copies: (why: string) => `The move does not end: ${why}.`,
  },
  onBar: { lost: 'VM lost', stays: 'VM stays', copies: 'copies on' },

  /** How a run stands, in a picture. */
  brief: {
    there: (at: { ms: number; place: number } | null) =>
      at ? `VM runs there: ${duration(at.ms)}, ${ordinal(at.place)}` : 'VM runs there: not yet',
    free: (at: { ms: number; place: number } | null) =>
      at ? `Source free: ${duration(at.ms)}, ${ordinal(at.place)}` : 'Source free: not yet',
    soFar: (pausedMs: number, sent: number) =>
      pausedMs > 0 ? `Paused ${duration(pausedMs)}, sent ${bytes(sent)}` : `Sent ${bytes(sent)}`,
  },
  /** What happened last, for all runs. */
  news: {
    there: (name: string, ms: number, place: number) =>
      `${name}: the VM runs at the destination after ${duration(ms)}, ${ordinal(place)}.`,
    free: (name: string, ms: number, place: number) =>
      `${name}: the source is free after ${duration(ms)}, ${ordinal(place)}.`,
    failed: (name: string, what: string) => `${name}: ${what}`,
    none: 'No run has finished yet.',
  },
  /** At the end. */
  result: {
    there: (names: readonly string[]) =>
      `${list(names)} ${names.length > 1 ? 'are' : 'is'} first to run the VM at the destination.`,
    longest: (name: string, ms: number) => `${name} pauses it longest, for ${duration(ms)}.`,
    lost: (names: readonly string[]) => `The VM is lost with ${list(names)}.`,
    nobody: 'No run moves the VM.',
  },

  player: 'Playback of the race',
  previousOnKey: 'Previous event of any run (left arrow)',
  nextOnKey: 'Next event of any run (right arrow)',
  playhead: 'Playhead of all runs',
  now: (ms: number, totalMs: number) => `${clockTime(ms)} of ${duration(totalMs)}`,

  cut: 'Cut all links now',
  mend: 'Mend all links',
  cutOnKey: 'Cut or mend all links at the playhead (key c)',
  undo: 'Undo',
  cutFrom: (ms: number) => `All links are cut after ${duration(ms)}.`,
  cutFor: (fromMs: number, toMs: number) =>
    `All links are cut from ${duration(fromMs)} to ${duration(toMs)}.`,
  whole: 'All links are whole.',

  table: {
    title: 'Table of the race',
    name: 'What each run has reached at the playhead',
    run: 'Run',
  },
};
