import { plural } from '../format';
import type { Use } from '../../model/scenario/kinds';

/** The condition of a use. */
const whereOf = (use: Use) =>
  Object.entries(use)
    .map(([path, values]) => `${path} is ${values.join(' or ')}`)
    .join(' and ');

/** Texts of the commands beside their results: usage, and errors in the input. */
export const commands = {
  usage: {
    simulate: `Usage: npm run --silent simulate -- FILE [options]

Simulates one scenario and prints its result as JSON. FILE is a scenario file; "-" reads standard input.

  --set PATH=VALUE   sets a field of the scenario; may be given several times
  --model NAME       pages (the default), counts or scaled-pages
  --seeds FROM-TO    prints the spread over these seeds instead
  --at MOMENT        adds the state at a moment: milliseconds, or a name such as round1
  --csv              prints the rounds as CSV instead
  --help             prints this
`,
    sweep: `Usage: npm run --silent sweep -- FILE --x PATH=FROM:TO:POINTS[:log] [options]

Simulates a grid of scenarios and prints one CSV line for each. FILE is a scenario file; "-" reads
standard input.

  --x PATH=FROM:TO:POINTS[:log]   the field that changes, its ends, and how many values it takes
  --y PATH=FROM:TO:POINTS[:log]   a second field
  --set PATH=VALUE                sets a field of the scenario; may be given several times
  --model NAME                    pages, counts or scaled-pages; without it, the fastest that fits
  --help                          prints this
`,
    validate: `Usage: npm run --silent validate -- RUNS.jsonl [options]

Predicts recorded QEMU migrations and sums up the errors. RUNS.jsonl has one recorded run per line.

  --seeds FROM-TO   the seeds of each simulation; 1-31 by default
  --ablate          leaves out one rule at a time instead, and prints the errors without it
  --help            prints this
`,
    field: `Usage: npm run --silent field

Simulates public reports of migrations, and prints docs/field.md: measured beside simulated.

  --help   prints this
`,
    lesson: `Usage: npm run --silent lesson -- FILE.md [options]

Checks a lesson, solves its questions with the engine, and prints each answer with what counts as
right. Exit status 2 if something is wrong; each fault has its line and column.

  --json   prints JSON instead
  --help   prints this
`,
    bench: `Usage: npm run --silent bench -- [options]

Measures the engine against other ways to do the same: interleaved runs, medians, ratios.

  --quick   fewer sizes and repetitions
  --json    prints JSON instead of a table
  --help    prints this
`,
  },
  noFile: 'A scenario file is missing; "-" reads standard input.',
  oneFile: (files: number) => `One scenario file is expected, not ${files}.`,
  unreadable: (file: string, why: string) => `${file}: cannot be read (${why})`,
  tooLong: (most: number) =>
    `scenario: more than ${most} bytes are not allowed; allowed: at most ${most}`,
  set: (text: string) => `--set ${text}: is not allowed; allowed: path=value`,
  noObject: (text: string, key: string) =>
    `${text}: ${key} is not an object, so it cannot hold a value`,
  model: (text: string, models: readonly string[]) =>
    `--model: ${text} is not allowed; allowed: ${models.join(', ')}`,
  seeds: (text: string) =>
    `--seeds: ${text} is not allowed; allowed: FIRST-LAST, at most 100000 seeds`,
  /** `value` is quoted; `moment` and `event` say what links may ask for. */
  at: (value: string, moment: string, event: string) =>
    `--at: ${value} is not allowed; allowed: ${moment}, or of this run ${event}`,
  atAfterTheEnd: (value: string, end: string) =>
    `--at: ${value} is not allowed; allowed: up to the end, ${end}`,
  /** A setting that changes nothing; it would under any of the uses, each of fields by their paths. */
  keptLeftOut: (runs: number) =>
    `compare: this command reads the scenario, and leaves out ${runs} kept ${plural(runs, 'run', 'runs')}.`,
  ignored: (path: string, value: string, uses: readonly Use[]) =>
    `${path}: ${value} has no effect; it is used if ${uses.map(whereOf).join(', or if ')}`,
  /** A VM of more pages than can be simulated one by one. */
  scaled: (pages: number) =>
    `The VM has more than 2^28 pages: each simulated page stands for ${pages} of them (model scaled-pages).`,
  noCore: (why: string) => `The core does not start (${why}); using JavaScript.`,
  noOutput: (why: string) => `The output could not be written: ${why}`,
  /** For sweeps; `axis` is the text of the option, for example `--x` and its value. */
  sweep: {
    noAxis: '--x PATH=FROM:TO:POINTS[:log] is missing.',
    axis: (axis: string) => `${axis}: is not allowed; allowed: PATH=FROM:TO:POINTS[:log]`,
    noNumber: (axis: string, path: string) => `${axis}: ${path} is not a number of the scenario`,
    end: (axis: string, value: string, allowed: string) =>
      `${axis}: ${value} is not allowed; allowed: ${allowed}`,
    points: (axis: string, points: number, most: number) =>
      `${axis}: ${points} points are not allowed; allowed: 1 to ${most}`,
    log: (axis: string) => `${axis}: a log axis must start and end above 0`,
    tooMany: (most: number) => `The grid has more than ${most} points.`,
    noCounts: (policy: string) =>
      `--model: counts is not allowed; the rounds of ${policy} do not drain`,
  },
  /** Of predictions of recorded runs. */
  validate: {
    oneFile: (files: number) => `One file of recorded runs is expected, not ${files}.`,
    progress: (done: number, runs: number) => `${done} of ${runs} runs`,
    line: (line: number, fault: string) => `line ${line}: ${fault}`,
    noRun: (line: number, why: string) => `line ${line}: is not a recorded run (${why})`,
    empty: (file: string) => `${file}: has no recorded run`,
  },
  /** What each rule is worth, as a table in Markdown. */
  ablation: {
    head: '| Rule left out | Verdicts right | Sync counts exact | Total time, median error | 90th percentile |',
    /** The errors of the total time are in per cent. */
    row: (
      rule: string,
      { right, runs, exact }: { right: number; runs: number; exact: number },
      [median, ninetieth]: readonly [string, string],
    ) => `| ${rule} | ${right} of ${runs} | ${exact} | ${median} % | ${ninetieth} % |`,
    underWay: (rule: string) => `${rule} …`,
    rules: {
      saturation: 'Working-set saturation (every write dirties another page)',
      sync: 'Early sync (rounds drain)',
      scan: 'Circular scan (a sync rewinds it)',
      resend: 'Sending pages that are dirtied again before their turn (skipped, rounds drain)',
      looks: 'Checks every 100 ms or 50 ms step (checks at once, bandwidth known)',
      zeros: 'Zero pages (sent whole)',
      header: 'Page header',
      flushes: 'Flushes of 32 pages (each page counts by itself)',
      none: 'None: all rules',
      timed: 'Auto-converge: timed sync (none)',
      share: 'Auto-converge: share of the processor (a throttle costs no writes)',
      'none-throttled': 'Auto-converge, none: all rules',
    },
  },
};
