/** The hypervisors whose rules are known here. */
export const hypervisorTerms = {
  'hyper-v': {
    term: 'Hyper-V',
    definition:
      'Microsoft’s hypervisor. Its live migration copies memory in at most ten passes. It stops earlier when few enough pages are left. Microsoft does not publish this threshold.',
  },
  qemu: {
    term: 'QEMU',
    also: 'KVM',
    definition:
      'An open-source machine emulator that runs virtual machines with KVM. libvirt, Proxmox VE, OpenStack Nova and KubeVirt use it. QEMU stops copying when the pages left can be sent within its downtime limit. It has no limit on rounds.',
  },
  xen: {
    term: 'Xen',
    definition:
      'An open-source hypervisor. Today it makes at most five rounds, and stops earlier when fewer than 50 pages are dirty. Its earlier versions made up to 29 rounds.',
  },
  vmotion: {
    term: 'vMotion',
    definition:
      'VMware’s live migration. It stops copying when the pages left can be sent within half a second. It slows down a VM that dirties pages faster than they can be sent.',
  },
  'cloud-hypervisor': {
    term: 'Cloud Hypervisor',
    definition:
      'An open-source virtual machine monitor for clouds. It stops copying when the pages left can be sent within 300 ms. By default it gives up the move after one hour.',
  },
};
