/** What a migration to begin with is called, and what there is to see in it, by its id. */
export const preset = {
  'hyper-v-16g': {
    label: 'Hyper-V, 16 GiB',
    about: 'A busy guest on 10 Gb/s Ethernet: the place to start.',
  },
  'hyper-v-64g': {
    label: 'Hyper-V, 64 GiB',
    about: 'A large guest on 25 Gb/s Ethernet; every one of its 16.8 million pages is simulated.',
  },
  'hyper-v-stuck': {
    label: 'Hyper-V, too busy a guest',
    about: 'The guest writes faster than the link carries: the waves stop shrinking.',
  },
  'xen-128': {
    label: 'Xen, 128 MB trace',
    about: 'A small guest on old Xen, which skips pages that are dirty again before their turn.',
  },
  'xen-512': {
    label: 'Xen xl, 512 MiB trace',
    about: 'A quiet guest on Xen: three rounds, the last one for fewer than 50 pages.',
  },
  'writer-series': {
    label: 'QEMU, writer series',
    about:
      'A program writes random pages of a fixed region; the faster it writes, the longer the move.',
  },
  'qemu-64g': {
    label: 'QEMU, 64 GiB idle guest',
    about: 'The uncompressed row of a table on compression: 62 GB of data, the rest zero pages.',
  },
  'qemu-64g-zstd': {
    label: 'QEMU, 64 GiB with zstd',
    about:
      'The same guest compressed by eight threads: the processors are the limit, not the link.',
  },
  'qemu-64g-qatzip': {
    label: 'QEMU, 64 GiB with QATzip',
    about: 'The same guest compressed by an accelerator: the link is the limit again.',
  },
  'proxmox-2g': {
    label: 'Proxmox VE, 2 GiB trace',
    about: 'An idle guest that is mostly zero pages: RAM over time looks like five times the link.',
  },
};
