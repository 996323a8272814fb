/** Typical guests, by id: what each is called, and what it does in one sentence. */
export const workload = {
  illustrative: 'Illustrative: made for teaching, not measured.',
  guests: {
    desktop: { label: 'Idle desktop', about: 'Nobody is there; clocks and services tick.' },
    web: { label: 'Web server', about: 'Sessions and logs change; the rest is read.' },
    database: { label: 'Database', about: 'A few hot tables take most of the writes.' },
    cache: { label: 'In-memory cache', about: 'Few keys are popular, a long tail is not.' },
    build: { label: 'Build machine', about: 'Four seconds of compiling, six of waiting.' },
    stream: { label: 'Video or backup', about: 'Fills a buffer page by page, round and round.' },
    writer: { label: 'Hungry writer', about: 'Writes everywhere: a slow link never keeps up.' },
  },
};
