import { count, duration, roundsOf } from '../format';

/** The panel that saves a run: pictures, tables, the lab itself. */
export const saving = {
  notYet: 'The run is being simulated. It can be saved when it is done.',
  saved: (file: string) => `Saved ${file}.`,
  nothingSaved: (why: string) => `Nothing was saved: ${why}`,
  /** What files of a scenario are called that has no name. */
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
      'In the colours on show, with verdict, caption and the address of this run. Each chart has a “Save” of its own below it.',
    stage: (ms: number) => `Both hosts at ${duration(ms)}`,
    stageAs: (format: string) => `${format} of both hosts`,
  },
  tables: {
    title: 'Tables',
    about: 'CSV has the columns of the page; JSON, and the command line’s [--csv](code), have all.',
    rounds: roundsOf,
    roundsAs: (format: string) => `${format} of the rounds`,
    events: (events: number) => `${count(events)} events`,
    eventsAs: (format: string) => `${format} of the events`,
    /** The heading of a column whose numbers have a unit. */
    column: (name: string, unit: string) => `${name} (${unit})`,
    /** Columns of the events. */
    columns: { ms: 'ms', event: 'event', what: 'what' },
  },
  lab: {
    title: 'The lab',
    about:
      'All of it in one file of less than 300 KB: opens from a disk, without a network, and as a file of a course. It makes no MP4.',
    download: 'Download precopy.html',
  },
};
