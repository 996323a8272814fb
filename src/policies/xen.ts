import { DRAINING, FIRST_ROUND, type PrecopyPolicy, pagesOfBytes } from './policy';

/**
 * Xen since 4.6 (tools/libs/guest/xg_sr_save.c at c447b73): SPP_MAX_ITERATIONS 5 and
 * SPP_TARGET_DIRTY_COUNT 50. A round that finds fewer dirty pages sends those live once more; then
 * the guest is suspended. No skipping and no rate limit; 8 bytes for the number of each page.
 */
export const xen: PrecopyPolicy = {
  id: 'xen',
  cadence: 'round',
  mechanism: DRAINING,
  options: {
    maxIterations: {
      words: 'max-iterations',
      unit: 'rounds',
      min: 1,
      max: 1000,
      default: 5,
      integer: true,
    },
    targetPages: {
      words: 'few-dirty-pages',
      ...pagesOfBytes(50 * 4096, 1),
    },
  },
  thresholdPages: (options) => options.targetPages!,
  decide(stats, options, { isLast = 0 }) {
    if (stats.liveRounds === 0) return FIRST_ROUND;
    const pages = stats.waitingPages;
    const minPages = options.targetPages!;
    const maxRounds = options.maxIterations!;
    if (isLast) return { action: 'stop', code: 'few-pages-left', values: { pages, minPages } };
    if (stats.liveRounds >= maxRounds)
      return { action: 'force', code: 'round-limit', values: { maxRounds } };
    const values = { pages, minPages };
    if (pages < minPages)
      return { action: 'continue', code: 'last-few-pages', values, memory: { isLast: 1 } };
    return { action: 'continue', code: 'many-pages-left', values };
  },
};
