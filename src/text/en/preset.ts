/** Names and descriptions of the presets, by id. */
export const preset = {
  'hyper-v-16g': {
    label: 'Hyper-V, 16 GiB',
    about: 'A busy VM on 10 Gb/s Ethernet. Start with this one.',
  },
  'hyper-v-64g': {
    label: 'Hyper-V, 64 GiB',
    about: 'A large VM on 25 Gb/s Ethernet over SMB. Each of its 16.8 million pages is simulated.',
  },
  'hyper-v-stuck': {
    label: 'Hyper-V, overloaded VM',
    about: 'The VM writes pages faster than the link can send them. The rounds stop shrinking.',
  },
  'xen-128': {
    label: 'Xen, 128 MB trace',
    about: 'A small VM on an old Xen, which skips pages that become dirty again before their turn.',
  },
  'xen-512': {
    label: 'Xen xl, 512 MiB trace',
    about:
      'A VM on Xen that writes little. It needs three rounds, and the last one sends fewer than 50 pages.',
  },
  'writer-series': {
    label: 'QEMU, writer series',
    about:
      'A program writes random pages of a fixed region. The faster it writes, the longer the move takes.',
  },
  'qemu-64g': {
    label: 'QEMU, 64 GiB idle VM',
    about:
      'From a published table, without compression. 62 GB are data, and the rest are zero pages.',
  },
  'qemu-64g-zstd': {
    label: 'QEMU, 64 GiB with zstd',
    about: 'The same VM, compressed by eight threads. The processors are the limit, not the link.',
  },
  'qemu-64g-qatzip': {
    label: 'QEMU, 64 GiB with QATzip',
    about: 'The same VM, compressed by an accelerator. The link is the limit again.',
  },
  'proxmox-2g': {
    label: 'Proxmox VE, 2 GiB trace',
    about:
      'An idle VM with mostly zero pages. RAM divided by time gives five times the speed of the link.',
  },
};
