import { count, duration, plural, roundsOf } from '../format';

/** The panel that saves pictures, tables and the lab itself. */
export const saving = {
  notYet: 'The run is still being simulated. You can save it when the simulation is done.',
  saved: (file: string) => `Saved ${file}.`,
  nothingSaved: (why: string) => `Nothing was saved. ${why}`,
  /** The name of a file whose scenario has no name. */
  unnamed: 'scenario',
  /** Names of files, without their endings. */
  names: {
    stage: (scenario: string) => `${scenario}-stage`,
    rounds: (scenario: string) => `${scenario}-rounds`,
    events: (scenario: string) => `${scenario}-events`,
  },
  pictures: {
    title: 'Pictures',
    about:
      'Pictures have the current colours, the verdict, the caption and the address of this run. To save a chart, use “Save” below it.',
    /** What is in a picture. */
    shows: {
      stage: (ms: number) => `Both hosts at ${duration(ms)}`,
      comparison: (ms: number) => `Both runs at ${duration(ms)}`,
      race: (ms: number) => `All runs of the race at ${duration(ms)}`,
    },
    as: {
      stage: (format: string) => `${format} of both hosts`,
      comparison: (format: string) => `${format} of both runs`,
      race: (format: string) => `${format} of the race`,
    },
  },
  tables: {
    title: 'Tables',
    about:
      'CSV files have the columns shown on the page. JSON files have all columns, and the option [--csv](code) of the command line writes all of them as well.',
    rounds: roundsOf,
    roundsAs: (format: string) => `${format} of the rounds`,
    events: (events: number) => `${count(events)} ${plural(events, 'event', 'events')}`,
    eventsAs: (format: string) => `${format} of the events`,
    /** The heading of a column whose numbers have a unit. */
    column: (name: string, unit: string) => `${name} (${unit})`,
    /** Columns of the events. */
    columns: { ms: 'ms', event: 'event', what: 'what' },
  },
  lab: {
    title: 'Whole lab',
    about:
      'The whole lab in one file of less than 600 KB. It opens from a disk, without a network, and as a file in a course.',
    download: 'Download precopy.html',
  },
};
