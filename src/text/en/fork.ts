import { clockTime, count, plural } from '../format';

/** Changing a move from a moment on. */
export const fork = {
  begin: 'Change from here',
  beginTitle: 'Later changes count from the playhead on, and the past stays.',
  counts: (ms: number) => `Changes count from ${clockTime(ms)} on. The past stays as it was.`,
  end: 'Change the whole move',
  versions: 'Versions of this move',
  first: 'The whole move',
  from: (ms: number, what: string) => `from ${clockTime(ms)}: ${what}`,
  unchanged: 'no change yet',
  strokes: 'pages written',
  cancelled: 'cancelled',
  clear: 'Forget the versions',
  prove: 'Compare the past',
  proving: 'Comparing …',
  same: (ms: number, hash: string) =>
    `Just before ${clockTime(ms)}, the memory of both hosts is the same in both: ${hash}.`,
  other: (ms: number, one: string, two: string) =>
    `Just before ${clockTime(ms)}, the memory differs: ${one} and ${two}.`,
  refused: (names: readonly string[]) =>
    `${names.join(', ')} cannot change while the VM moves. “Change the whole move” allows ${plural(names.length, 'it', 'them')}.`,
  more: (settings: number) => `and ${count(settings)} more`,
};
