/** What commands that look around would print, besides names of properties. */
export const probes = {
  anyNetwork: 'any network',
};

/** A hidden fault: the symptom, a guess at the cause, and the cause. */
export const hiddenFault = {
  start: 'Find a hidden fault',
  title: 'The move failed. What is wrong?',
  symptom: 'What the administrator sees',
  noMessage: 'Windows gives no message of its own.',
  lookAround: 'Look around: run a command and read what it prints',
  run: 'Run',
  guess: 'What is the cause?',
  check: 'This is the cause',
  reveal: 'Show the cause',
  right: (title: string) => `Right. ${title}.`,
  wrong: (title: string) => `It is not this cause: ${title}. Guess again.`,
  wouldPrint: 'With that cause alone, this command would print:',
  printsNow: 'It prints something else here.',
  noProbe: 'None of these commands shows that cause.',
  revealed: (title: string) => `${title}.`,
  another: 'Find another one',
};
