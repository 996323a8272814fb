/** Names and descriptions of the typical workloads, by id. */
export const workload = {
  illustrative: 'Illustrative: made for teaching, not measured.',
  guests: {
    desktop: {
      label: 'Idle desktop',
      about: 'Nobody uses it. Clocks and services write a few pages.',
    },
    web: { label: 'Web server', about: 'Writes sessions and logs, and only reads the rest.' },
    database: { label: 'Database', about: 'A few hot tables get most of the writes.' },
    cache: {
      label: 'In-memory cache',
      about: 'A few keys get most of the writes, many keys get few.',
    },
    build: { label: 'Build machine', about: 'Compiles for four seconds, then waits for six.' },
    stream: { label: 'Video or backup', about: 'Fills a buffer page by page, then starts again.' },
    writer: {
      label: 'Heavy writer',
      about: 'Writes to all of memory. A slow link cannot keep up.',
    },
  },
};
