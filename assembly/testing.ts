// Entries for tests and benchmarks only.
import { dense } from './dirtying';
import { seedStreams } from './random';

/** Fills the scratch block `times` times over, each with Bernoulli(probability / 2^passes) bits. */
export function fillDense(times: u32, probability: u32, passes: u32): void {
  for (let block: u32 = 0; block < times; block++) {
    seedStreams(1, 2, block);
    dense(4096, probability, passes);
  }
}
