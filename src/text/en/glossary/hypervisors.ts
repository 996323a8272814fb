/** The hypervisors whose rules are known here. */
export const hypervisorTerms = {
  'hyper-v': {
    term: 'Hyper-V',
    definition:
      'Microsoft’s hypervisor. Its live migration copies until what is left is under a threshold that is not published, ten passes at most.',
  },
  qemu: {
    term: 'QEMU',
    also: 'KVM',
    definition:
      'The open-source machine emulator under KVM, and below libvirt, Proxmox VE, OpenStack Nova and KubeVirt. It stops once the rest fits its downtime limit, and has no limit on rounds.',
  },
  xen: {
    term: 'Xen',
    definition:
      'An open-source hypervisor. Today it makes five rounds at most and is content with fewer than 50 dirty pages; its earlier versions made up to 29.',
  },
  vmotion: {
    term: 'vMotion',
    definition:
      'VMware’s live migration. It stops once the rest can be sent within half a second, and slows a guest that outruns the link.',
  },
  'cloud-hypervisor': {
    term: 'Cloud Hypervisor',
    definition:
      'An open-source monitor for virtual machines of clouds. It stops once the rest fits 300 ms, and gives the move up after an hour unless told otherwise.',
  },
};
