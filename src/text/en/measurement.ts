import { bytes, count, exact, linkRate, pagesOf } from '../format';

const writes = (rate: number) => `${count(rate)} /s`;
const megabytes = (rate: number) => `${exact(rate / 1e6)} MB/s`;

const compressionTable = 'QEMU documentation, QATzip compression, table of results';
const deviceState = { what: 'Device state', value: bytes, why: 'not published; illustrative' };
const ratio = {
  what: 'Compression ratio',
  value: exact,
  why: 'computed from the bytes sent with and without compression',
};

/** What both traces of Xen leave to be fitted. */
const workingSet = {
  what: 'Working set',
  value: pagesOf,
  why: 'the pages dirtied in the first round',
};
const linkOfRound0 = { what: 'Link', value: linkRate, why: 'the rate measured in the first round' };
const writeRateBy = (constant: string) => ({
  what: 'Page writes',
  value: writes,
  why: `from the second round: the set saturates with a time constant of ${constant}`,
});

/** The source of each measured preset, by id: its title, the inputs that were fitted, and a note on the numbers. */
export const measurement = {
  'xen-128': {
    source: 'xen-devel mailing list, trace of a live migration',
    fitted: {
      workingSet,
      writeRate: writeRateBy('0.2055 s'),
      link: linkOfRound0,
      place: {
        what: 'Place of the working set',
        value: (first: number) => `from page ${count(first)}`,
        why: 'with it the first round skips about as many pages as measured',
      },
    },
    note: 'The source numbers its rounds from 1 and leaves out rounds 4 to 11. The measured VM wrote less near the end. The simulated VM continues to write.',
  },
  'writer-series': {
    source: 'IIT Bombay CS695 course project, live migration of a VM',
    fitted: {
      firstRound: {
        what: 'Memory sent in round 0',
        value: pagesOf,
        why: 'computed from the slowest write rate: 12 s at 32,768 pages/s',
      },
      link: {
        what: 'Link',
        value: (rate: number) => `${bytes(rate)}/s`,
        why: 'QEMU’s default limit; the source does not give it',
      },
      writes: {
        what: 'Page writes',
        value: () => 'spread evenly over time',
        why: 'the measured program writes a burst once a second',
      },
    },
    note: 'The measured move never ended at 35,000 writes a second or more.',
  },
  'qemu-64g': {
    source: compressionTable,
    fitted: {
      link: {
        what: 'Link',
        value: (rate: number) => `${count((rate * 8) / 1e6)} Mb/s`,
        why: 'the rate on the link measured in this row',
      },
      data: {
        what: 'Data',
        value: (size: number) => `${exact(size / 1e9)} GB`,
        why: 'what this row sent at its rate; the table names 54 GB of files, the rest is the VM’s own memory',
      },
      deviceState,
    },
    note: 'The total time follows from the link and the data, and both were taken from this row. The rows with compression are predictions from it. QEMU stops the VM once the estimate is within its downtime limit of 300 ms. The measured run reached 40 ms.',
  },
  'qemu-64g-zstd': {
    source: compressionTable,
    fitted: {
      thread: {
        what: 'Speed of a thread',
        value: megabytes,
        why: 'computed from this row: 8 threads, 20.2 s',
      },
      ratio,
      deviceState,
    },
    note: 'The total time follows from the speed of a thread, which was computed from this time. The simulation shows that the link is idle part of the time: 8,579 of 10,848 Mb/s were measured. As without compression, QEMU stops the VM once its downtime limit of 300 ms allows it.',
  },
  'qemu-64g-qatzip': {
    source: compressionTable,
    fitted: {
      thread: {
        what: 'Speed of a thread',
        value: (rate: number) => `${exact(rate / 1e9)} GB/s`,
        why: 'any speed at which the link is the limit',
      },
      ratio,
      deviceState,
    },
    note: 'The time of this row is not fitted. It follows from the link and the compression ratio.',
  },
  'xen-512': {
    source: 'Log of an xl migrate, published on Pastebin',
    fitted: {
      workingSet,
      writeRate: writeRateBy('0.186 s'),
      link: linkOfRound0,
    },
    note: 'The three rounds and the reason to stop agree. Suspending the measured VM took 214 ms. It continued to write, and 244 pages were left. The simulated VM is suspended at once. Small rounds took longer than the link explains.',
  },
  'proxmox-2g': {
    source: 'Log of a Proxmox VE migration, published on Pastebin',
    fitted: {
      data: {
        what: 'Data',
        value: (size: number) => `${exact(size / 1e6)} MB`,
        why: 'transferred and remaining bytes in the first poll',
      },
      link: { what: 'Link', value: megabytes, why: 'the bytes transferred between two polls' },
      deviceState,
    },
    note: 'The log reports 2,157 MB of RAM at 292.57 MB/s. This rate counts zero pages, which never crossed the link. The polls in the log stop before the end of setup and cleanup. The simulation leaves these out.',
  },
};
