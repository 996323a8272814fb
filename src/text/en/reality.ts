import { bytes, count, duration, number, percent, plural } from '../format';

/** The screen that compares the model with recorded and published migrations. */
export const reality = {
  stopped: 'The comparison stopped.',
  question: 'How close is the simulator to real migrations? Each recorded run is simulated now.',
  everyRight: (runs: number, off: string) =>
    `The simulator predicts correctly whether each of ${count(runs)} undisturbed real migrations ends. Half of its total times are less than [${off}](good) off.`,
  someRight: (right: number, runs: number, off: string) =>
    `The simulator predicts correctly for ${count(right)} of ${count(runs)} undisturbed real migrations whether they end. Half of its total times are less than [${off}](good) off.`,
  about:
    'You can trust the numbers of this lab as far as they match real machines. So 79 live migrations were recorded with QEMU, a free hypervisor. 59 used version 7.2, and 20 used version 10. The simulator gets the settings of each run and computes the move itself.',
  again: 'Try again',
  progress: (run: number, runs: number, seeds: number) =>
    `Simulating run ${count(run)} of ${count(runs)}, ${count(seeds)} times each`,
  /** How far a simulated number lies from a measured one. */
  off: {
    equal: 'equal',
    less: (share: number) => `<\u00a0${percent(share)}`,
  },
  /** The heads of tables that set both side by side. */
  beside: {
    measured: 'Measured',
    simulated: 'Simulated',
    off: 'Off by',
  },
  /** The choice of a recorded run. */
  choice: {
    label: (place: number, runs: number) => `Recorded run ${count(place)} of ${count(runs)}`,
    group: (version: number, limit: string) => `QEMU ${number(version)}: ${limit}`,
    previous: 'Previous run',
    next: 'Next run',
    picks: 'Good runs to start with',
    pick: {
      typical: 'A typical run',
      endless: 'A run that does not end',
      wrong: 'A run that the simulator gets wrong',
    },
  },
  /** How far a real move and its simulation are apart. */
  apart: {
    alone: (real: string) => `The real move took [${real}](strong). Its simulation is running.`,
    more: (real: string, simulated: string, apart: string) =>
      `The real move took [${real}](strong). The simulated move took [${simulated}](strong), ${apart} more.`,
    less: (real: string, simulated: string, apart: string) =>
      `The real move took [${real}](strong). The simulated move took [${simulated}](strong), ${apart} less.`,
    same: (real: string, simulated: string, share: number) =>
      `The real move took [${real}](strong). The simulated move took [${simulated}](strong). They are less than ${percent(share)} apart.`,
    endlessAlone: (real: string, syncs: number) =>
      `The real move did not end. It was stopped at sync ${count(syncs)}, after [${real}](strong). Its simulation is running.`,
    bothEndless: (real: string, syncs: number, simulated: string, simulatedSyncs: number) =>
      `The real move did not end. It was stopped at sync ${count(syncs)}, after [${real}](strong). The simulated move did not end either. It was stopped at sync ${count(simulatedSyncs)}, after [${simulated}](strong).`,
    endsOnly: (real: string, syncs: number, simulated: string) =>
      `The real move did not end. It was stopped at sync ${count(syncs)}, after [${real}](strong). The simulated move ended after [${simulated}](strong). [The simulation is wrong here](bad).`,
    endless: (real: string, simulated: string, syncs: number) =>
      `The real move took [${real}](strong). The simulated move did not end. It was stopped at sync ${count(syncs)}, after [${simulated}](strong). [The simulation is wrong here](bad).`,
  },
  /** The total time of a move that did not end. */
  stoppedAfter: (time: string) => `stopped after ${time}`,
  /** What the VM of a recorded run did, and over which link it moved. */
  settings: {
    uniform: (set: number, writes: number) =>
      `The VM wrote ${count(writes)} times a second to random pages in ${percent(set)} of its memory.`,
    sequential: (set: number, writes: number) =>
      `The VM wrote page after page through ${percent(set)} of its memory, ${count(writes)} times a second.`,
    hotcold: (set: number, writes: number) =>
      `The VM wrote ${count(writes)} times a second in ${percent(set)} of its memory, mostly to a few hot pages.`,
    qemu: (memory: number, link: number) =>
      `It had ${bytes(memory)} of memory, and QEMU sent at most ${bytes(link)}/s.`,
    link: (memory: number, link: number) =>
      `It had ${bytes(memory)} of memory, and the link carried ${bytes(link)}/s.`,
    all: (vm: string, link: string) => `${vm} ${link}`,
  },
  errors: {
    title: 'How far the simulator is off',
    version: (version: number) => `QEMU ${number(version)}`,
    median: 'Median error',
    nineOfTen: '9 of 10 below',
    rows: {
      totalMs: 'Total time',
      bytesSent: 'Bytes sent',
      firstRoundDirty: 'Newly dirty pages, first round',
      perRoundDirty: 'Newly dirty pages, every round',
      downtimeMs: 'Downtime, in runs limited by the link',
    },
    verdicts: 'Correct verdicts',
    verdictsRight: (right: number, runs: number) =>
      `${count(right)} of ${count(runs)} ${plural(runs, 'run', 'runs')}`,
    syncs: 'Same number of syncs',
    syncsWithinOne: 'Number of syncs at most one apart',
    runs: (runs: number) => `${count(runs)} ${plural(runs, 'run', 'runs')}`,
    how: 'The model gets two measured numbers of each run: the page writes a second and the speed of the link. It computes rounds, times and bytes itself. The VMs were small: 128 to 512 MiB, one vCPU, an emulated processor. Both hosts were one machine. The errors therefore show that the rules match these two versions of QEMU. They do not show how well the writes of another VM are known.',
  },
  /** Known differences between the model and reality, and their effects. */
  limits: {
    title: 'Where the simulator is wrong and why',
    of: {
      disturbed: {
        where: 'Disturbed runs',
        why: 'QEMU checks every 100 ms whether it can stop. On a busy host some checks come late, and more pages are sent and written between them. The checks of the model are always on time. Most of these runs therefore end later than simulated, by up to 12 %. One verdict is wrong. The errors do not count these runs.',
      },
      hidden: {
        where: 'Hidden writes',
        why: 'The emulated processor of QEMU 7.2 caches recent address translations. It does not log a second write to a page that it has just written. In two recorded runs the VM does not flush this cache. QEMU then finds fewer dirty pages than were written. The model does not simulate this. For one of the two runs it predicts that the move never ends.',
      },
      autoConverge: {
        where: 'Auto-converge',
        why: 'The record of the slowed VM with QEMU 10 does not say how much of its processor the VM needs. The model assumes that it needs all of it. The simulated move is therefore 6 % too short.',
      },
      postCopy: {
        where: 'Post-copy',
        why: 'The simulated pull takes less time than the measured one. The emulated host needs more time to place a page and wake the VM than the model assumes. The whole simulated move is 2 % too short.',
      },
      downtime: {
        where: 'Downtime',
        why: 'In runs limited by QEMU the downtime is about 10 ms. Most of it is QEMU’s own work, and an error of a few milliseconds is a large share. The errors therefore count downtimes only in runs limited by the link. Published QEMU downtimes are shorter than the downtime limit. The model stops the VM as soon as the limit allows it.',
      },
      writerSeries: {
        where: 'The writer series',
        why: 'Simulated moves are 12 to 36 % shorter than measured ones. At 30,000 writes a second they are three quarters shorter. The measured VM writes in bursts. How much time its host spends on tracking the writes is not published.',
      },
      xen: {
        where: 'The Xen trace',
        why: 'The measured VM wrote less near the end. The simulated VM continues to write, and its last rounds are larger.',
      },
      xenXl: {
        where: 'The Xen xl trace',
        why: 'Suspending the measured VM took 214 ms, and it continued to write during this time. The simulated VM is suspended at once.',
      },
    },
  },
  recorded: {
    title: 'Table of all recorded runs',
    how: 'Each name gives the write pattern, the working set as a share of memory, and the requested page writes. “Off by” compares the total times. In a disturbed run the host was late or the VM wrote more slowly than requested.',
    /** What each group of recorded runs is called, and what it is. */
    groups: {
      qemu: {
        title: 'Limited by QEMU',
        about:
          'QEMU’s own bandwidth limit applies while the VM runs. It does not apply during the downtime.',
      },
      link: {
        title: 'Limited by the link',
        about: 'A relay between the hosts limits the byte rate, also during the downtime.',
      },
      special: {
        title: 'With another feature switched on',
        about: 'Auto-converge, XBZRLE, post-copy, or a VM that lets its processor hide writes.',
      },
    },
    table: (title: string) => `Table: ${title}`,
    run: 'Run',
    which: 'Measured or simulated',
    total: 'Total time',
    downtime: 'Downtime',
    syncs: 'Syncs',
    sent: 'Sent',
    measured: 'measured',
    simulated: 'simulated',
    verdict: 'wrong verdict',
    disturbed: 'disturbed',
  },
  /** Pattern, working set and rate of a recorded run, by its pattern. */
  names: {
    uniform: (set: number, writes: number) => `Uniform, ${percent(set)}, ${count(writes)} writes/s`,
    sequential: (set: number, writes: number) =>
      `Sequential sweep, ${percent(set)}, ${count(writes)} writes/s`,
    hotcold: (set: number, writes: number) =>
      `Hot and cold, ${percent(set)}, ${count(writes)} writes/s`,
  },
  /** Other differences between a recorded run and the others. */
  details: {
    version: (version: number) => `QEMU ${number(version)}`,
    limit: (ms: number) => `downtime limit ${duration(ms)}`,
    memory: bytes,
    link: (bytesPerSecond: number) => `${bytes(bytesPerSecond)}/s`,
    top: 'working set at the top of memory',
    /** By the name of QEMU's capability. */
    switchedOn: {
      'auto-converge': 'auto-converge',
      xbzrle: 'XBZRLE',
      'postcopy-ram': 'post-copy',
    },
    hidden: 'hidden writes',
    repeat: (time: number) => `repetition ${count(time)}`,
    again: 'recorded again',
    all: (details: readonly string[]) => details.join(' · '),
  },
  open: 'Open in Watch',
  detail: {
    title: 'One real move and its simulation',
    disturbed:
      'The host disturbed this run: it was late, or the VM wrote more slowly than requested. The sentence at the top does not count this run.',
    chart: 'Newly dirty pages at each sync',
    how: 'QEMU copies memory while the VM continues to write. At each sync it counts the pages that the VM has changed since the last sync ([dirty pages](term:dirty-page)). When few enough are left, QEMU pauses the VM and sends the rest.',
    why: (reason: string) => `[Why is it wrong?](strong) ${reason}`,
    sync: 'sync',
    numbers: 'All numbers of this run',
    all: 'Whole run',
    rows: {
      verdict: 'Did it end?',
      totalMs: 'Total time',
      downtimeMs: 'Downtime',
      bytesSent: 'Bytes sent',
      syncs: 'Syncs',
    },
    converged: 'yes',
    cutOff: 'no',
    wrong: 'wrong',
    at: 'Newly dirty pages at sync',
    medians:
      'The simulated numbers are medians of 31 seeds. The pages are those of the seed with the median total time. The last sync belongs to the downtime.',
  },
  /** A recorded run that is opened as a scenario. */
  measurement: {
    about: (details: string) => `A recorded QEMU run: ${details}.`,
    source: (version: number) => `recorded with QEMU ${number(version)}, see “Against reality”`,
    note: 'The simulated numbers are those of one seed. “Against reality” compares the medians of 31 seeds. QEMU reports its downtime in whole milliseconds.',
  },
  published: {
    title: 'Tables published by others',
    how: 'Some sources do not give every input. Missing inputs were fitted, and each table lists them.',
    open: (table: string) => `Open in Watch: ${table}`,
    row: (table: string, writes: number) => `${table}, ${count(writes)} writes/s`,
    source: (title: string) => `Source: [${title}](link:source).`,
    chart: 'Newly dirty pages in each round',
    round: 'round',
    heads: {
      series: 'Page writes/s',
      rounds: 'Round',
      total: 'Whole move',
    },
    totalTime: 'Total time',
    blackout: 'Blackout',
    seconds: (value: number) => `${number(value)} s`,
    neverEnds: 'never ends',
    missing: (inputs: number) =>
      `${count(inputs)} ${plural(inputs, 'input', 'inputs')} that the source does not give`,
    fitted: (what: string, value: string, why: string) => `[${what}](strong): ${value}, ${why}`,
  },
};
