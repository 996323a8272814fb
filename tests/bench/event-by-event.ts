import { totalPages } from '../../src/model/vm';
import type { Scenario } from '../../src/model/types';

/**
 * The simple method, for comparison: a random page and one bit for every page write, in JavaScript.
 * Pages are written evenly, or hot and cold. Same rounds and stop rule as hyper-v; returns the number of live rounds.
 */
export function migrateEventByEvent(scenario: Scenario): number {
  const { workload, vm, link, policy } = scenario;
  const pages = totalPages(vm);
  const pageMs = ((vm.pageBytes + link.pageHeaderBytes) / link.bytesPerSecond) * 1000;
  const set = workload.workingSetPages;
  const hot = workload.kind === 'hot-cold' ? Math.round(workload.hotPageShare * set) : 0;
  const toHot = hot > 0 ? workload.hotWriteShare : 0;
  const bitmap = new Uint32Array(Math.ceil(pages / 32));
  let waiting = pages;
  for (let round = 1; ; round++) {
    bitmap.fill(0);
    const writes = Math.round((workload.writesPerSecond * waiting * pageMs) / 1000);
    let dirty = 0;
    for (let write = 0; write < writes; write++) {
      const isHot = toHot > 0 && Math.random() < toHot;
      const page = (isHot ? Math.random() * hot : hot + Math.random() * (set - hot)) | 0;
      const word = page >>> 5;
      const bit = 1 << (page & 31);
      if (!(bitmap[word]! & bit)) {
        bitmap[word]! |= bit;
        dirty++;
      }
    }
    waiting = dirty;
    if (waiting <= policy.options.thresholdPages! || round >= policy.options.maxPasses!)
      return round;
  }
}
