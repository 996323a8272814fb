// The rate class of a page; must be called in ascending order, from `firstClass` on.
import { RUNS, SPLITS } from './layout';

/** No class writes the page. */
export const NO_CLASS: u32 = 64;

let run: usize = RUNS;
let split: usize = SPLITS;

export function firstClass(): void {
  run = RUNS;
  split = SPLITS;
}

/** The class of all pages of a word; NO_CLASS if its pages differ or none is written. */
@inline
export function classOfWord(word: u32): u32 {
  while (load<u32>(run) + <u32>load<u16>(run, 4) <= word) run += 8;
  return load<u32>(run) <= word ? <u32>load<u8>(run, 6) : NO_CLASS;
}

/** The first of the splits of a word: records of word, class and the pages of the class, 16 bytes each. */
@inline
export function splitsOf(word: u32): usize {
  while (load<u32>(split) < word) split += 16;
  return split;
}

/** The class of a page; NO_CLASS if no class writes it. */
export function classOfPage(page: u32): u32 {
  const word = page >>> 6;
  const all = classOfWord(word);
  if (all != NO_CLASS) return all;
  for (let at = splitsOf(word); load<u32>(at) == word; at += 16)
    if ((load<u64>(at, 8) >>> (page & 63)) & 1) return load<u32>(at, 4);
  return NO_CLASS;
}
