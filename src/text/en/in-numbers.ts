import { bytes, count, number, percent } from '../format';

/** The numbers of a run. */
export const inNumbers = {
  title: 'Numbers of this run',
  note: 'All numbers follow from the scenario and its [seed](term:seed). Select a number to see how it is computed.',
  total: 'Total time',
  setup: '[Setup](term:setup): the hosts connect',
  storage: '[Storage](term:shared-nothing): the disk is copied while the VM runs',
  brownout: '[Brownout](term:brownout): memory is copied while the VM runs',
  blackout: '[Blackout](term:blackout): the VM is paused',
  pull: '[Post-copy](term:post-copy): the VM pulls its memory',
  cleanup: '[Cleanup](term:cleanup): one host deletes its copy',
  sent: 'Sent over the link',
  sentBytes: (sentBytes: number, amplification: number) =>
    `[${bytes(sentBytes)}](number:sent) ([${number(amplification)}](number:amplification) × memory)`,
  writeRatio: '[Page writes](term:write-rate) ÷ [link](term:link-goodput)',
  newlyDirtyRatio: '[Newly dirty pages](term:dirty-rate) ÷ [link](term:link-goodput)',
  /** A ratio; perhaps the one before writes or link were changed. */
  ofLink: (ratio: number, isAtFirst = false) => `${percent(ratio)}${isAtFirst ? ' at first' : ''}`,
  dirtied: 'Pages [dirtied](term:dirty-page) while copying',
  stale: '[Stale](term:stale-page) pages when the VM resumes',
  stalePages: (pages: number) => `${count(pages)} (each page checked)`,
  notChecked: 'not checked',
};
