import { DRAINING, FIRST_ROUND, type PrecopyPolicy } from './policy';

/**
 * Xen before 4.6, tools/libxc/xc_domain_save.c (00a4b65): DEF_MAX_ITERS 29, DEF_MAX_FACTOR 3, stop
 * under 50 pages in a round; pages dirty again when their batch of 1,024 comes are skipped. The
 * rule "sent more than last round at top rate" belongs to its adaptive rate and is off without it.
 */
export const xenLegacy: PrecopyPolicy = {
  id: 'xen-legacy',
  label: 'Xen before 4.6',
  source: 'Xen tools/libxc/xc_domain_save.c at 00a4b65',
  cadence: 'round',
  mechanism: { ...DRAINING, slicePages: 1024, skipRedirtied: true },
  options: {
    maxRounds: {
      label: 'Rounds at most',
      explain: 'Live rounds before the move is forced (DEF_MAX_ITERS).',
      unit: 'rounds',
      min: 1,
      max: 1000,
      default: 29,
      integer: true,
    },
    maxFactor: {
      label: 'Memory sent at most',
      explain: 'The move is forced once more than this many times the memory was sent.',
      unit: 'factor',
      min: 1,
      max: 100,
      default: 3,
      integer: false,
    },
    minPages: {
      label: 'Few pages',
      explain: 'The guest is paused after a round that sent and skipped fewer pages than this.',
      unit: 'pages',
      min: 0,
      max: 2 ** 28,
      default: 50,
      integer: true,
    },
  },
  thresholdPages: (options) => options.minPages!,
  decide(stats, options) {
    if (stats.liveRounds === 0) return FIRST_ROUND;
    const pages = stats.pagesSentInRound + stats.pagesSkippedInRound;
    const minPages = options.minPages!;
    if (pages < minPages)
      return { action: 'stop', code: 'few-pages-left', values: { pages, minPages } };
    if (stats.liveRounds >= options.maxRounds!)
      return { action: 'force', code: 'round-limit', values: { maxRounds: options.maxRounds! } };
    const maxFactor = options.maxFactor!;
    if (stats.totalPagesSent > maxFactor * stats.totalPages)
      return {
        action: 'force',
        code: 'send-limit',
        values: { pagesSent: stats.totalPagesSent, maxFactor },
      };
    return { action: 'continue', code: 'many-pages-left', values: { pages, minPages } };
  },
};
