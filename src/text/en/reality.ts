import { bytes, count, duration, number, percent, plural } from '../format';

/** The comparison of the model with recorded and published moves. */
export const reality = {
  stopped: 'The comparison stopped.',
  simulating: 'Simulating what was recorded.',
  everyRight: (runs: number, off: string) =>
    `The model gets every verdict of ${count(runs)} undisturbed recorded runs right, and the total time to [${off}](good) at the median.`,
  someRight: (right: number, runs: number, off: string) =>
    `The model gets ${count(right)} of ${count(runs)} verdicts of undisturbed recorded runs right, and the total time to [${off}](good) at the median.`,
  about:
    '59 live migrations between two QEMU processes, recorded for this lab, and the tables others have published, each beside what the model makes of it.',
  again: 'Try again',
  progress: (run: number, runs: number, seeds: number) =>
    `Run ${count(run)} of ${count(runs)}, ${count(seeds)} seeds each`,
  /** How far a simulated number lies from a measured one. */
  off: {
    equal: 'equal',
    less: (share: number) => `< ${percent(share)}`,
  },
  /** The heads of tables that set both side by side. */
  beside: {
    measured: 'Measured',
    simulated: 'Simulated',
    off: 'Off by',
  },
  errors: {
    title: 'How far off, on undisturbed runs',
    against: 'Against what was measured',
    median: 'Median',
    nineOfTen: '9 of 10 within',
    rows: {
      totalMs: 'Total time',
      bytesSent: 'Bytes sent',
      firstRoundDirty: 'Newly dirty pages, first round',
      perRoundDirty: 'Newly dirty pages, every round',
      downtimeMs: 'Downtime, where the link is the limit',
    },
    verdicts: 'Verdict right',
    verdictsRight: (right: number, runs: number) => `${count(right)} of ${count(runs)} runs`,
    syncs: 'Number of syncs equal',
    syncsEqual: (equal: number, withinOne: number) =>
      `${count(equal)} runs; within one ${count(withinOne)}`,
    how: 'Of each run the model is given what the guest wrote a second and what the link carried, both measured; rounds, times and bytes are then its own. The guests were small (128 to 512 MiB, one vCPU, an emulated processor) and both hosts were one machine. So the numbers say that the rules are those of QEMU 7.2; they do not say how well another guest’s writes are known.',
  },
  /** What the model does not know or imitate, and what that does to its numbers. */
  limits: {
    title: 'Where the model is wrong, and why',
    of: {
      disturbed: {
        where: 'Disturbed runs',
        why: 'QEMU looks every 100 ms. On a busy host some looks come later, and more is sent and dirtied between them. The model’s looks are always on time, so most of these runs end later than simulated, by up to 12 %, and one verdict is wrong. They are left out of the errors.',
      },
      hidden: {
        where: 'Writes hidden',
        why: 'QEMU’s emulated processor keeps recent translations and does not log a write to a page it has just written. In two recorded runs the guest does not flush them, and fewer pages are found dirty than written. The model does not imitate this; for one of the two it says that the move never ends.',
      },
      postCopy: {
        where: 'Post-copy',
        why: 'The simulated pull is shorter than the measured one: placing a page and waking the guest cost the emulated host more than the model charges. The whole move is 2 % too short.',
      },
      downtime: {
        where: 'Downtime',
        why: 'Where QEMU is the limit, the stop lasts about 10 ms, most of it QEMU’s own work, and a few milliseconds are a large share. Downtimes are judged where the link is the limit. Published QEMU downtimes are shorter than its limit allows; the model stops as soon as it may.',
      },
      writerSeries: {
        where: 'The writer series',
        why: 'Simulated moves are 12 to 36 % shorter than measured, and three quarters shorter at 30,000 writes a second: that guest writes in bursts, and what its host spends on tracking them is not published.',
      },
      xen: {
        where: 'The Xen trace',
        why: 'The measured guest grew quiet near the end; the simulated one goes on writing, so its last rounds are larger.',
      },
      xenXl: {
        where: 'The Xen xl trace',
        why: 'Suspending took the measured guest 214 ms in which it went on writing; the simulated guest is suspended at once.',
      },
    },
  },
  recorded: {
    title: 'Recorded runs',
    how: 'Each is named by its pattern, its working set in per cent of memory, and the pages it asks to write a second. “Off by” compares the total times. A disturbed run is one in which the host was late or the guest fell behind its pace.',
    /** What each group of recorded runs is called, and what it is. */
    groups: {
      qemu: {
        title: 'Limited by QEMU',
        about: 'QEMU’s own bandwidth limit holds while the guest runs and is lifted for the stop.',
      },
      link: {
        title: 'Limited by the link',
        about: 'A relay between the hosts holds to a byte rate, in the stop as well.',
      },
      special: {
        title: 'With something else switched on',
        about: 'Auto-converge, XBZRLE, post-copy, or a guest that lets its processor hide writes.',
      },
    },
    table: (title: string) => `Table: ${title}`,
    run: 'Run',
    which: 'Measured or simulated',
    total: 'Total',
    downtime: 'Downtime',
    syncs: 'Syncs',
    sent: 'Sent',
    measured: 'measured',
    simulated: 'simulated',
    verdict: 'verdict',
    disturbed: 'disturbed',
  },
  /** Pattern, working set and rate of a recorded run, by its pattern. */
  names: {
    uniform: (set: number, writes: number) => `Uniform, ${percent(set)}, ${count(writes)}/s`,
    sequential: (set: number, writes: number) => `Sweep, ${percent(set)}, ${count(writes)}/s`,
    hotcold: (set: number, writes: number) => `Hot and cold, ${percent(set)}, ${count(writes)}/s`,
  },
  /** What else distinguishes a recorded run from the others; a list of them. */
  details: {
    limit: (ms: number) => `limit ${duration(ms)}`,
    memory: bytes,
    link: (bytesPerSecond: number) => `${bytes(bytesPerSecond)}/s`,
    top: 'at the top of memory',
    /** By the name of QEMU's capability. */
    switchedOn: {
      'auto-converge': 'auto-converge',
      xbzrle: 'XBZRLE',
      'postcopy-ram': 'post-copy',
    },
    hidden: 'writes hidden',
    repeat: (time: number) => `repeat ${count(time)}`,
    again: 'recorded again',
    all: (details: readonly string[]) => details.join(' · '),
  },
  open: 'Open in Watch',
  detail: {
    disturbed:
      'The host disturbed this run: windows came late or the guest fell behind its pace, so it does not count in the errors above.',
    chart: 'Newly dirty pages at each sync',
    picture: (summary: string) => `Newly dirty pages at each sync. ${summary}`,
    sync: 'sync',
    noSync: 'No sync was recorded.',
    firstMeasured: (measured: number) =>
      `At the first sync ${count(measured)} pages were newly dirty.`,
    firstSync: (measured: number, simulated: number, off: string) =>
      `At the first sync ${count(measured)} pages were newly dirty; simulated ${count(simulated)} (${off}).`,
    all: 'All of it',
    rows: {
      verdict: 'Verdict',
      totalMs: 'Total time',
      downtimeMs: 'Downtime',
      bytesSent: 'Bytes sent',
      syncs: 'Syncs',
    },
    converged: 'converged',
    cutOff: 'was cut off',
    wrong: 'wrong',
    asTable: 'The chart as a table',
    at: 'Sync',
    medians:
      'Medians over 31 seeds; the pages of the seed whose total is the median. The last sync falls into the stop.',
  },
  /** A recorded run where it is opened as a scenario. */
  measurement: {
    about: (details: string) => `A recorded QEMU run: ${details}.`,
    source: 'recorded with QEMU 7.2, see Against reality',
    note: 'The simulated numbers are those of one seed; Against reality compares medians of 31. QEMU counts its downtime in whole milliseconds.',
  },
  published: {
    title: 'Published tables',
    how: 'Inputs that a source leaves out are fitted, and said to be.',
    open: (table: string) => `Open in Watch: ${table}`,
    row: (table: string, writes: number) => `${table}, ${writes}/s`,
    source: (title: string) => `Source: [${title}](link:source).`,
    chart: 'Pages dirtied during each round',
    picture:
      'Pages dirtied during each published round, measured and simulated. The table below lists them.',
    round: 'round',
    heads: {
      series: 'Writes /s',
      rounds: 'Round',
      total: 'The whole move',
    },
    totalTime: 'Total time',
    blackout: 'Blackout',
    seconds: (value: number) => `${number(value)} s`,
    neverEnds: 'never ends',
    missing: (inputs: number) =>
      `${count(inputs)} ${plural(inputs, 'input', 'inputs')} the source does not give`,
    fitted: (what: string, value: string, why: string) => `[${what}](strong): ${value}, ${why}`,
  },
};
