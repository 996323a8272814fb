import { type Control, locksOf } from '../model/scenario/locks';

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
  const names = paths.map((path) => {
    const [closest = 'all'] = locksOf(path);
    return closest === 'all' ? 'rest' : CONTROL_WORDS[closest];
  });
  return [...new Set(names)].map((name) => `The author of this page has locked the ${name}.`);
}
