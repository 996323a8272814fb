import { bytes, count, exact, linkRate, pagesOf } from '../format';

const writes = (rate: number) => `${count(rate)} /s`;
const megabytes = (rate: number) => `${exact(rate / 1e6)} MB/s`;

const compressionTable = 'QEMU documentation, QATzip compression, table of results';
const deviceState = { what: 'Device state', value: bytes, why: 'not published; illustrative' };
const ratio = {
  what: 'Ratio',
  value: exact,
  why: 'wire bytes of this row over those without',
};

/** By preset id: what its source is called, what stands in for inputs that the source lacks, and what the numbers mean. */
export const measurement = {
  'xen-128': {
    source: 'xen-devel mailing list, trace of a live migration',
    fitted: {
      workingSet: {
        what: 'Working set',
        value: pagesOf,
        why: 'taken from the pages dirtied in the first round',
      },
      writeRate: {
        what: 'Write rate',
        value: writes,
        why: 'the set saturates with a time constant of 0.2055 s, from the second round',
      },
      link: { what: 'Link', value: linkRate, why: 'the rate measured in the first round' },
      place: {
        what: 'Place of the working set',
        value: (first: number) => `page ${count(first)} on`,
        why: 'so that the first round skips about as many pages as measured',
      },
    },
    note: 'The source numbers rounds from 1 and leaves out 4 to 11. Its guest grew quiet near the end; the simulated one goes on writing.',
  },
  'writer-series': {
    source: 'IIT Bombay CS695 course project, live migration of a VM',
    fitted: {
      firstRound: {
        what: 'Memory sent in round 0',
        value: pagesOf,
        why: 'computed back from the slowest rate: 12 s at 32,768 pages/s',
      },
      link: {
        what: 'Link',
        value: (rate: number) => `${bytes(rate)}/s`,
        why: "QEMU's default cap; the source does not state it",
      },
      writes: {
        what: 'Writes',
        value: () => 'spread evenly over time',
        why: 'the source writes a burst once a second',
      },
    },
    note: 'At 35,000 writes a second and more the measured move never ended.',
  },
  'qemu-64g': {
    source: compressionTable,
    fitted: {
      link: {
        what: 'Link',
        value: (rate: number) => `${count((rate * 8) / 1e6)} Mb/s`,
        why: 'the wire rate measured in this row',
      },
      data: {
        what: 'Data',
        value: (size: number) => `${exact(size / 1e9)} GB`,
        why: 'what this row carried at its wire rate; the table names 54 GB of files, the guest’s own memory is the rest',
      },
      deviceState,
    },
    note: 'The total follows from the link and the data, which were both taken from this row; the rows with compression are predictions from it. QEMU stops as soon as the estimate is within its limit of 300 ms; the measured run reached 40 ms.',
  },
  'qemu-64g-zstd': {
    source: compressionTable,
    fitted: {
      thread: {
        what: 'A thread',
        value: megabytes,
        why: 'computed back from this row: 8 threads, 20.2 s',
      },
      ratio,
      deviceState,
    },
    note: 'The time follows from the rate of a thread, which was taken from it; what the simulation shows is that the link stays idle part of the time (8,579 of 10,848 Mb/s measured). As without compression, QEMU stops as soon as its limit of 300 ms allows.',
  },
  'qemu-64g-qatzip': {
    source: compressionTable,
    fitted: {
      thread: {
        what: 'A thread',
        value: (rate: number) => `${exact(rate / 1e9)} GB/s`,
        why: 'any rate at which the link is the limit',
      },
      ratio,
      deviceState,
    },
    note: 'Nothing of this row’s time is fitted: it follows from the link and the ratio.',
  },
  'xen-512': {
    source: 'Log of an xl migrate, pasted in public',
    fitted: {
      workingSet: {
        what: 'Working set',
        value: pagesOf,
        why: 'the pages dirtied in the first round',
      },
      writeRate: {
        what: 'Write rate',
        value: writes,
        why: 'the set saturates with a time constant of 0.186 s, from the second round',
      },
      link: { what: 'Link', value: linkRate, why: 'the rate measured in the first round' },
    },
    note: 'The three rounds and their reason agree. Suspending took the real guest 214 ms in which it went on writing, so 244 pages were left; the simulated guest is suspended at once. Small rounds took longer than the link explains.',
  },
  'proxmox-2g': {
    source: 'Log of a Proxmox VE migration, pasted in public',
    fitted: {
      data: {
        what: 'Data',
        value: (size: number) => `${exact(size / 1e6)} MB`,
        why: 'transferred and remaining of the first poll',
      },
      link: { what: 'Link', value: megabytes, why: 'what was transferred between two polls' },
      deviceState,
    },
    note: 'Measured: 2,157 MB of RAM at the reported 292.57 MB/s, which counts zero pages that never crossed the link. The log’s polls stop short of the end of setup and cleanup, which the simulation leaves out.',
  },
};
