/** What each command prints when it is asked for help. */
export const USAGE = {
  simulate: `Usage: npm run --silent simulate -- FILE [options]

Simulates one scenario and prints its result as JSON. FILE is a scenario file; "-" reads standard input.

  --set PATH=VALUE   sets a field of the scenario; may be given several times
  --model NAME       pages (the default), counts or scaled-pages
  --seeds FROM-TO    prints the spread over these seeds instead
  --at MOMENT        adds what holds at a moment: milliseconds, or a name such as round1
  --csv              prints the rounds as CSV instead
  --help             prints this
`,
  sweep: `Usage: npm run --silent sweep -- FILE --x PATH=FROM:TO:POINTS[:log] [options]

Simulates a grid of scenarios and prints a line for each as CSV. FILE is a scenario file; "-" reads
standard input.

  --x PATH=FROM:TO:POINTS[:log]   the field that changes, its ends, and how many values it takes
  --y PATH=FROM:TO:POINTS[:log]   a second field
  --set PATH=VALUE                sets a field of the scenario; may be given several times
  --model NAME                    pages, counts or scaled-pages; without it, the fastest that fits
  --help                          prints this
`,
  validate: `Usage: npm run --silent validate -- RUNS.jsonl [options]

Predicts recorded QEMU migrations and sums up the errors. RUNS.jsonl has one recorded run a line.

  --seeds FROM-TO   the seeds to simulate each with; 1-31 without it
  --ablate          leaves out one rule after the other instead, and says what each is worth
  --help            prints this
`,
  bench: `Usage: npm run --silent bench -- [options]

Measures the engine against other ways to do the same: interleaved runs, medians, ratios.

  --quick   fewer sizes and repetitions
  --json    prints JSON instead of a table
  --help    prints this
`,
} as const;
