import { bytes, count, number } from '../format';

/** The numbers of a run. */
export const inNumbers = {
  title: 'In numbers',
  note: 'Everything below follows from the scenario and its [seed](term:seed). Each number opens.',
  total: 'Total time',
  setup: '[Setup](term:setup): the hosts agree',
  brownout: '[Brownout](term:brownout): memory is copied, the guest runs',
  blackout: '[Blackout](term:blackout): the guest is paused',
  pull: '[Post-copy](term:post-copy): the guest pulls its memory',
  cleanup: '[Cleanup](term:cleanup): one host lets its copy go',
  sent: 'Sent over the link',
  sentBytes: (sentBytes: number, amplification: number) =>
    `[${bytes(sentBytes)}](number:sent), [${number(amplification)}×](number:amplification) memory`,
  writeRatio: '[Dirtied](term:write-rate) ÷ [carried](term:link-goodput)',
  times: (ratio: number) => `${number(ratio)}×`,
  dirtied: 'Pages [dirtied](term:dirty-page) while copying',
  stale: '[Stale](term:stale-page) pages when the guest wakes',
  stalePages: (pages: number) => `${count(pages)}, proven page by page`,
  notChecked: 'not checked',
};
