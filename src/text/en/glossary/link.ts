/** What crosses the link, and how it becomes less. */
export const linkTerms = {
  amplification: {
    term: 'Amplification',
    also: 'memory sent',
    definition:
      'Bytes sent over the memory that the guest has. Above 1 means that pages were sent more than once, below 1 that zero pages or compression saved more than that.',
  },
  'link-goodput': {
    term: 'Link goodput',
    definition:
      'What the link carries for the migration, after the network has taken its own share: about 95 % of the line rate on Ethernet.',
  },
  'smb-direct': {
    term: 'SMB Direct',
    also: 'RDMA',
    definition:
      'SMB 3 over network adapters that write straight into the other host’s memory. The processors copy nothing, so a fast link can be filled.',
  },
  'smb-multichannel': {
    term: 'SMB Multichannel',
    definition: 'SMB 3 uses several network adapters at once, and what they carry adds up.',
  },
  compression: {
    term: 'Compression',
    definition:
      'Pages are made smaller before they are sent: processor time for bandwidth. It is Hyper-V’s default; once the processors are busy, they are the limit instead of the link.',
  },
  xbzrle: {
    term: 'XBZRLE',
    definition:
      'QEMU keeps copies of pages that it has sent, and of a page sent again it sends only the bytes that differ. It helps from the second round on, for the pages that the cache still holds.',
  },
};
