import { count, duration } from '../format';

/** The worksheet about a run, and the panel that makes it. */
export const worksheet = {
  title: 'Worksheet',
  about: 'A figure, the rounds, and questions about this very run, for students.',
  figure: 'Figure',
  figures: {
    rounds: 'Dirty set per round',
    stage: 'Both hosts at the playhead',
  },
  answers: 'Answers',
  withoutAnswers: 'Without answers',
  withAnswers: 'With answers',
  preview: 'Preview',
  previewLabel: 'Preview of the worksheet',
  print: 'Print',
  save: 'Save as HTML',
  saved: (file: string) => `Saved ${file}.`,
  failed: (why: string) => `No worksheet: ${why}`,
  /** Names of files, without their endings. */
  names: {
    sheet: (scenario: string) => `${scenario}-worksheet`,
    answers: (scenario: string) => `${scenario}-worksheet-answers`,
  },
  chart: {
    title: 'Dirty set per round',
    summary: 'Pages sent in each round, and pages that the guest dirtied meanwhile.',
    caption: 'Pages a round, on a scale of powers of ten.',
  },
  stageCaption: (ms: number) => `Both hosts ${duration(ms)} after the migration began.`,
  /** On the sheet itself. */
  sheet: {
    title: 'Live migration: worksheet',
    titleWithAnswers: 'Live migration: worksheet with answers',
    name: 'Name:',
    date: 'Date:',
    rounds: 'Rounds',
    noRounds: 'No page was sent.',
    cut: (first: number, last: number, rounds: number) =>
      `The first ${count(first)} and the last ${count(last)} of ${count(rounds)} rounds.`,
    questions: 'Questions',
    address: (address: string) => `This run: ${address}`,
  },
};
