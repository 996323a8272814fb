import { count, duration } from '../format';

/** The worksheet about a run, and the panel that makes it. */
export const worksheet = {
  title: 'Worksheet',
  about: 'A page for students: a figure, a table of the rounds, and questions about this run.',
  figure: 'Figure',
  figures: {
    rounds: 'Dirty set per round',
    stage: 'Both hosts at the playhead',
    comparison: 'Both runs at the playhead',
    race: 'The race at the playhead',
  },
  answers: 'Answers',
  withoutAnswers: 'Without answers',
  withAnswers: 'With answers',
  preview: 'Show preview',
  previewLabel: 'Preview of the worksheet',
  print: 'Print worksheet',
  save: 'Save as HTML',
  saved: (file: string) => `Saved ${file}.`,
  failed: (why: string) => `The worksheet could not be made: ${why}`,
  /** Names of files, without their endings. */
  names: {
    sheet: (scenario: string) => `${scenario}-worksheet`,
    answers: (scenario: string) => `${scenario}-worksheet-answers`,
  },
  chart: {
    title: 'Dirty set per round',
    summary: 'Pages sent in each round, and pages that became dirty in the round.',
    caption: 'Pages per round, on a logarithmic scale.',
  },
  captions: {
    stage: (ms: number) => `Both hosts ${duration(ms)} after the migration started.`,
    comparison: (ms: number) => `Both runs ${duration(ms)} after the migration started.`,
    race: (ms: number) => `The race ${duration(ms)} after the migrations started.`,
  },
  /** On the sheet itself. */
  sheet: {
    title: 'Live migration: worksheet',
    titleWithAnswers: 'Live migration: worksheet with answers',
    name: 'Name:',
    date: 'Date:',
    rounds: 'Rounds',
    noRounds: 'No page was sent.',
    cut: (first: number, last: number, rounds: number) =>
      `The table shows the first ${count(first)} and the last ${count(last)} of ${count(rounds)} rounds.`,
    questions: 'Questions',
    address: (address: string) => `This run: ${address}`,
  },
};
