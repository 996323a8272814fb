import type { OptionText } from './options';

/** The options of the policies other than Hyper-V, by code. */
const OPTIONS = {
  'downtime-limit': {
    label: 'Downtime limit',
    explain: 'The VM is paused when the rest can be sent within this time.',
  },
  'max-bandwidth': {
    label: 'Bandwidth limit',
    explain:
      'Limit while the VM runs; 0 means no limit. While the VM is paused, there is no limit.',
  },
  'switchover-bandwidth': {
    label: 'Switchover bandwidth',
    explain:
      'Used instead of the measured bandwidth to estimate the downtime. QEMU 10 only; 0 means off.',
  },
  'qemu-version': {
    label: 'QEMU version',
    explain: 'Version 10 counts sent bytes in groups of 32 pages. Version 7.2 counts each page.',
  },
  'throttle-trigger': {
    label: 'Throttle trigger',
    explain:
      'The VM is slowed after two periods in which it dirtied more than this share of the bytes sent.',
  },
  'first-throttle': {
    label: 'First throttle',
    explain: 'Share of vCPU time that the first step takes away.',
  },
  'throttle-step': {
    label: 'Throttle step',
    explain: 'Share of vCPU time that each later step adds.',
  },
  'max-throttle': {
    label: 'Throttle limit',
    explain: 'Largest share of vCPU time that is taken away.',
  },
  cache: {
    label: 'Cache size',
    explain: 'Memory for copies of pages that were sent (xbzrle-cache-size).',
  },
  channels: {
    label: 'Channels',
    explain: 'Threads that send pages, each over its own connection (multifd-channels).',
  },
  'channel-rate': {
    label: 'Speed per channel',
    explain: 'Memory that one thread compresses a second.',
  },
  'precopy-rounds': {
    label: 'Pre-copy rounds',
    explain: 'Bitmap syncs before the VM may move and pull the rest.',
  },
  'precopy-time': {
    label: 'Minimum pre-copy',
    explain: 'Time after the start of round 0 before the VM may move and pull the rest.',
  },
  preempt: {
    label: 'Urgent channel',
    explain: 'Pages that the VM waits for get a channel of their own (postcopy-preempt).',
  },
  'max-iterations': {
    label: 'Iteration limit',
    explain: 'The VM is suspended after this many live rounds. The first round counts.',
  },
  'few-dirty-pages': {
    label: 'Few pages',
    explain: 'Fewer dirty pages than this are sent live once more. Then the VM is suspended.',
  },
  'max-rounds': {
    label: 'Round limit',
    explain: 'The VM is paused after this many live rounds (DEF_MAX_ITERS).',
  },
  'max-factor': {
    label: 'Send limit',
    explain: 'The VM is paused when more than this many times its memory was sent.',
  },
  'adaptive-rate': {
    label: 'Adaptive rate',
    explain: 'The rate starts at 100 Mb/s. It follows the dirty rate plus 50 Mb/s, up to 500 Mb/s.',
  },
  'few-pages-sent': {
    label: 'Few pages',
    explain: 'The VM is paused after a round that sent and skipped fewer pages than this.',
  },
  'switchover-goal': {
    label: 'Switchover goal',
    explain: 'The VM is paused when the rest can be sent within this time.',
  },
  'slow-guest': {
    label: 'Slow the VM',
    explain: 'The vCPUs are slowed when a round leaves nearly as many pages as the one before.',
  },
  timeout: {
    label: 'Timeout',
    explain: 'The timeout strategy acts this long after the start of round 0.',
  },
  'timeout-strategy': {
    label: 'Timeout strategy',
    explain: 'The move is given up, or the VM is paused and the move is finished.',
  },
  patience: {
    label: 'Polls without progress',
    explain: 'The downtime limit doubles after more polls than this without progress.',
  },
  tunnel: {
    label: 'SSH tunnel',
    explain: 'One SSH process sends all pages, as with the migration type “secure”.',
  },
  'ramp-end': {
    label: 'Final downtime',
    explain: 'The downtime limit after the last step (live_migration_downtime).',
  },
  'ramp-steps': {
    label: 'Downtime steps',
    explain: 'Steps in which the downtime limit rises (live_migration_downtime_steps).',
  },
  'ramp-delay': {
    label: 'Delay per GiB',
    explain: 'Time between steps for each GiB of memory (live_migration_downtime_delay).',
  },
  'timeout-until-act': {
    label: 'Timeout per GiB',
    explain: 'Nova acts after this time for each GiB of memory; 0 means never.',
  },
  'timeout-action': {
    label: 'Timeout action',
    explain: 'The move is given up, or the VM is paused until the move is done.',
  },
  'progress-timeout': {
    label: 'Progress timeout',
    explain: 'The move is aborted if the data left reaches no new minimum for this long.',
  },
  'timeout-until-abort': {
    label: 'Timeout per GiB',
    explain: 'The move is aborted after this long for each GiB of memory.',
  },
  'allow-auto-converge': {
    label: 'Auto-converge',
    explain: 'The vCPUs are slowed while the move does not converge (allowAutoConverge).',
  },
  'allow-post-copy': {
    label: 'Post-copy at the timeout',
    explain: 'At the timeout the VM moves and pulls the rest (allowPostCopy).',
  },
  'allow-disruption': {
    label: 'Pause at the timeout',
    explain: 'At the timeout the VM is paused until the move is done (allowWorkloadDisruption).',
  },
  'vcpu-dirty-limit': {
    label: 'Limit per vCPU',
    explain: 'Memory that each vCPU may dirty a second while the limit is active.',
  },
  'cloud-hypervisor-release': {
    label: 'Release',
    explain: 'Before March 2026 the VM was paused after five passes over dirty pages.',
  },
  'save-and-restore': {
    label: 'Save and restore',
    explain: 'Memory divided by the time to save and restore it. 64 MB/s for iSCSI over 1 GbE.',
  },
} satisfies Record<string, OptionText>;

/** The choices of an option, by code. */
const CHOICES = {
  no: 'no',
  yes: 'yes',
  off: 'off',
  on: 'on',
  cancel: 'cancel',
  ignore: 'ignore',
  abort: 'abort',
  force: 'force complete',
  'since-march-2026': 'since March 2026',
  'before-march-2026': 'before March 2026',
};

export const otherOptions = { byCode: OPTIONS, choices: CHOICES };
