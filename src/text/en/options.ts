/** An option of a policy: what it is called, and what it does in one sentence. */
interface OptionText {
  label: string;
  explain: string;
}

/** The options of the policies, by code. */
const OPTIONS = {
  'max-passes': {
    label: 'Passes at most',
    explain: 'Live passes over memory, the first one included, before the move is forced.',
  },
  threshold: {
    label: 'Threshold',
    explain: 'The guest is paused once no more pages than this are left.',
  },
  'downtime-limit': {
    label: 'Downtime limit',
    explain: 'The guest is paused once the rest can be sent within this time.',
  },
  'max-bandwidth': {
    label: 'Bandwidth at most',
    explain: 'Limit on the live link; 0 for none. It does not hold while the guest is paused.',
  },
  'throttle-trigger': {
    label: 'Trigger',
    explain: 'A period is bad when the guest dirties more than this share of the bytes sent.',
  },
  'first-throttle': {
    label: 'First throttle',
    explain: 'Share of vCPU time taken away at first.',
  },
  'throttle-step': {
    label: 'Throttle step',
    explain: 'Taken away in addition at each later step.',
  },
  'max-throttle': {
    label: 'Throttle at most',
    explain: 'Never takes away more vCPU time than this.',
  },
  cache: {
    label: 'Cache',
    explain: 'Memory that keeps pages as they were sent last (xbzrle-cache-size).',
  },
  channels: {
    label: 'Channels',
    explain: 'Threads that compress and send (multifd-channels).',
  },
  'channel-rate': {
    label: 'Memory a channel',
    explain: 'Memory that one thread compresses a second.',
  },
  'precopy-rounds': {
    label: 'Pre-copy rounds',
    explain: 'Syncs before the guest may be moved to pull the rest.',
  },
  'precopy-time': {
    label: 'Pre-copy at least',
    explain: 'Time since round 0 before the guest may be moved to pull the rest.',
  },
  'max-iterations': {
    label: 'Iterations at most',
    explain: 'Live rounds, the first included, before the guest is suspended.',
  },
  'few-dirty-pages': {
    label: 'Few pages',
    explain: 'Fewer dirty pages than this are sent live once more, then the guest is suspended.',
  },
  'max-rounds': {
    label: 'Rounds at most',
    explain: 'Live rounds before the move is forced (DEF_MAX_ITERS).',
  },
  'max-factor': {
    label: 'Memory sent at most',
    explain: 'The move is forced once more than this many times the memory was sent.',
  },
  'adaptive-rate': {
    label: 'Adaptive rate',
    explain: 'Start at 100 Mb/s, follow the dirty rate plus 50 Mb/s, at most 500 Mb/s.',
  },
  'few-pages-sent': {
    label: 'Few pages',
    explain: 'The guest is paused after a round that sent and skipped fewer pages than this.',
  },
  'switchover-goal': {
    label: 'Switchover goal',
    explain: 'The guest is paused once the rest can be sent within this time.',
  },
  'slow-guest': {
    label: 'Slow the guest',
    explain: 'Slow the vCPUs when a round leaves nearly as much as the one before.',
  },
  timeout: {
    label: 'Timeout',
    explain: 'Time since round 0 after which the strategy decides.',
  },
  'timeout-strategy': {
    label: 'At the timeout',
    explain: 'Give the move up, or pause the guest and finish it.',
  },
  patience: {
    label: 'Patience',
    explain: 'The limit doubles after more polls than this without progress.',
  },
  'ramp-end': {
    label: 'Downtime',
    explain: 'The limit at the end of the ramp (live_migration_downtime).',
  },
  'ramp-steps': {
    label: 'Ramp steps',
    explain: 'Steps in which the limit climbs (live_migration_downtime_steps).',
  },
  'ramp-delay': {
    label: 'Delay a GiB',
    explain: 'Time between steps for each GiB of memory (live_migration_downtime_delay).',
  },
  'timeout-until-act': {
    label: 'Timeout a GiB',
    explain: 'Time for each GiB after which Nova acts; 0 for never.',
  },
  'timeout-action': {
    label: 'At the timeout',
    explain: 'Give the move up, or pause the guest until it is done.',
  },
  'progress-timeout': {
    label: 'Progress timeout',
    explain: 'The move is aborted after this long without a new low of what is left.',
  },
  'timeout-until-abort': {
    label: 'Timeout a GiB',
    explain: 'The move is aborted after this long for each GiB of memory.',
  },
  'save-and-restore': {
    label: 'Save and restore',
    explain: 'Memory saved to and restored from the storage, both together: 1 GbE iSCSI 64 MB/s.',
  },
} satisfies Record<string, OptionText>;

/** What can be chosen for an option, by code. */
const CHOICES = {
  no: 'no',
  yes: 'yes',
  off: 'off',
  on: 'on',
  cancel: 'cancel',
  ignore: 'ignore',
  abort: 'abort',
  force: 'force complete',
};

export const options = { byCode: OPTIONS, choices: CHOICES };
