/** Data sent over the link, and ways to send less. */
export const linkTerms = {
  amplification: {
    term: 'Amplification',
    also: 'memory sent',
    definition:
      'The bytes sent, divided by the memory of the VM. Above 1, pages were sent more than once. Below 1, zero pages or compression saved more than was sent again.',
  },
  'link-goodput': {
    term: 'Link goodput',
    definition:
      'The rate at which the link carries migration data. The network protocols need a part of the line rate. On Ethernet about 95 % of it is left.',
  },
  'smb-direct': {
    term: 'SMB Direct',
    also: 'RDMA',
    definition:
      'SMB 3 over network adapters that write directly into the memory of the other host. The processors do not copy the data, so a fast link can be used fully.',
  },
  'smb-multichannel': {
    term: 'SMB Multichannel',
    definition: 'SMB 3 uses several network adapters at the same time. Their data rates add up.',
  },
  compression: {
    term: 'Compression',
    definition:
      'Pages are compressed before they are sent. This needs processor time and saves bandwidth. It is Hyper-V’s default. When the processors are fully busy, they limit the rate instead of the link.',
  },
  'host-processors': {
    term: 'Processors of the host',
    definition:
      'The cores of the source host that may work on sending. They copy pages for TCP/IP and SMB, and compress them. With SMB Direct the network adapters do most of this work.',
  },
  xbzrle: {
    term: 'XBZRLE',
    definition:
      'QEMU keeps copies of pages that it has sent. When such a page is sent again, QEMU sends only the bytes that changed. This helps from the second round on, for pages that are still in the cache.',
  },
};
