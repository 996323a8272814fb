import type { Decision } from '../model/types';
import type { OptionCode } from '../text/options';
import { downtimeOption } from './downtime';
import { type Options, type PrecopyPolicy, type WatchAnswer, choiceOption } from './policy';
import { qemu } from './qemu';
import { AUTO_CONVERGE, autoConverge, threadWithTimer } from './qemu-auto-converge';
import { QUEUED_BYTES } from './qemu-postcopy';
import { bandwidthOption, decideByDowntime, threadOf, versionOption } from './qemu-loop';

const GIB = 2 ** 30;

/** What happens at the timeout: post-copy, a pause in which the rest is sent, or an abort. */
function atTimeout({ allowPostCopy, allowWorkloadDisruption }: Options): Decision['action'] {
  if (allowPostCopy === 1) return 'switch';
  return allowWorkloadDisruption === 1 ? 'force' : 'abort';
}

const yesOrNo = (words: OptionCode) => choiceOption(words, ['no', 'yes']);

/**
 * KubeVirt (virt-config.go at d923fdb): QEMU without a bandwidth limit. The move is aborted if the
 * rest reaches no new low for progressTimeout. After completionTimeoutPerGiB the VM moves by
 * post-copy or is paused, if that is allowed; otherwise the move is aborted. We choose
 * how often it checks: illustrative.
 */
export const kubevirt: PrecopyPolicy = {
  ...qemu,
  id: 'kubevirt',
  // parallelOutboundMigrationsPerNode; 5 in the whole cluster.
  simultaneous: () => 2,
  mayGoOnForEver: () => false,
  options: {
    downtimeLimitMs: downtimeOption(),
    maxBandwidth: bandwidthOption(0),
    progressSeconds: {
      words: 'progress-timeout',
      unit: 's',
      min: 1,
      max: 1e6,
      default: 150,
      integer: false,
    },
    timeoutSeconds: {
      words: 'timeout-until-abort',
      unit: 's',
      min: 1,
      max: 1e6,
      default: 150,
      integer: false,
    },
    allowAutoConverge: yesOrNo('allow-auto-converge'),
    allowPostCopy: yesOrNo('allow-post-copy'),
    allowWorkloadDisruption: yesOrNo('allow-disruption'),
    qemuVersion: versionOption(),
  },
  queuedBytes: () => QUEUED_BYTES,
  mechanism: { ...qemu.mechanism, pulls: true },
  thread: (scenario) =>
    scenario.policy.options.allowAutoConverge === 1
      ? threadWithTimer(scenario)
      : threadOf(scenario),
  watcher: {
    everyMs: 500,
    look(stats, options, memory): WatchAnswer {
      const { lowest = Infinity, lowestMs = 0 } = memory;
      const size = Math.max(1, Math.ceil((stats.totalPages * stats.pageBytes) / GIB));
      const timeoutSeconds = options.timeoutSeconds! * size;
      const progressSeconds = options.progressSeconds!;
      if (stats.elapsedMs >= timeoutSeconds * 1000)
        return {
          decision: { action: atTimeout(options), code: 'timeout', values: { timeoutSeconds } },
        };
      if (stats.waitingPages < lowest)
        return { memory: { ...memory, lowest: stats.waitingPages, lowestMs: stats.elapsedMs } };
      if (stats.elapsedMs - lowestMs >= progressSeconds * 1000)
        return { decision: { action: 'abort', code: 'no-progress', values: { progressSeconds } } };
      return {};
    },
  },
  decide(stats, options, memory): Decision {
    const decision = decideByDowntime(stats, options.downtimeLimitMs!);
    if (options.allowAutoConverge !== 1) return decision;
    return { ...decision, ...autoConverge(stats, AUTO_CONVERGE, memory) };
  },
};
