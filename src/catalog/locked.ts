import { CONTROLS, type Control, isLocked } from './look';

/** What the screen calls what can be locked. */
export const CONTROL_WORDS: Readonly<Record<Control, string>> = {
  all: 'everything',
  guest: 'guest',
  memory: 'memory',
  pattern: 'pattern',
  writes: 'page writes',
  set: 'working set',
  link: 'bandwidth',
  latency: 'latency',
  transport: 'transport',
  policy: 'rules',
  storage: 'storage',
  hosts: 'hosts',
  guests: 'number of guests',
  seed: 'seed',
};

/** Says which fields cannot be changed, each by the name that the reader sees. */
export function sayLocked(paths: readonly string[]): string[] {
  const controls = Object.keys(CONTROLS) as Control[];
  const names = paths.map((path) => {
    // The last is the closest.
    const control = controls.findLast((each) => isLocked(path, [each]))!;
    return control === 'all' ? 'rest' : CONTROL_WORDS[control];
  });
  return [...new Set(names)].map((name) => `The author of this page has locked the ${name}.`);
}
