/** What each policy is called, in the order in which they are offered. */
export const LABELS = {
  'hyper-v': 'Hyper-V',
  'hyper-v-5': 'Hyper-V, 5 passes',
  qemu: 'QEMU 7.2',
  'qemu-auto-converge': 'QEMU 7.2, auto-converge',
  'qemu-xbzrle': 'QEMU 7.2, XBZRLE',
  'qemu-multifd-zstd': 'QEMU, multifd with zstd',
  'qemu-postcopy': 'QEMU 7.2, post-copy after pre-copy',
  xen: 'Xen',
  'xen-legacy': 'Xen before 4.6',
  vmotion: 'VMware vMotion',
  'cloud-hypervisor': 'Cloud Hypervisor',
  proxmox: 'Proxmox VE',
  nova: 'OpenStack Nova',
  kubevirt: 'KubeVirt',
  'post-copy': 'Post-copy',
  'stop-and-copy': 'Stop and copy',
  'quick-migration': 'Hyper-V Quick Migration',
} as const;

export type PolicyId = keyof typeof LABELS;
