import type { policyNames } from './policies';

/** Where the rule of each other policy comes from: product, version and place. */
export const otherPolicySources = {
  'hyper-v-5': 'John Savill, "Mastering Hyper-V 2012 R2", on the passes of live migration',
  qemu: 'QEMU 7.2.22 and 10.0.2: migration/migration.c, migration/ram.c, migration/qemu-file.c',
  'qemu-auto-converge':
    'QEMU 7.2.22 and 10.0.2: migration/ram.c (migration_trigger_throttle), cpu-throttle.c',
  'qemu-xbzrle': 'QEMU 7.2 and 10.0: migration/ram.c (save_xbzrle_page) and docs/xbzrle.txt',
  'qemu-multifd': 'QEMU 7.2 and 10.0: migration/multifd.c, multifd-nocomp.c',
  'qemu-multifd-zstd':
    'QEMU docs/devel/migration/qatzip-compression.rst; multifd.c of 7.2 and 10.0',
  'qemu-dirty-limit': 'QEMU 10.0: migration/ram.c and system/dirtylimit.c',
  'qemu-postcopy':
    'QEMU 7.2 and 10.0: migration/migration.c (postcopy_start) and docs/devel/migration/postcopy.rst',
  xen: 'xen-project/xen at c447b73: tools/libs/guest/xg_sr_save.c lines 449 to 530',
  'xen-legacy': 'Xen tools/libxc/xc_domain_save.c at 00a4b65',
  vmotion: 'vmware.log in Broadcom KB 436882; houseofbrick.com on stun during page send',
  'cloud-hypervisor': 'cloud-hypervisor/cloud-hypervisor at ae44c29: send-migration parameters',
  proxmox: 'proxmox/qemu-server at e6352be: PVE/QemuMigrate.pm, set_migration_caps',
  nova: 'openstack/nova at 00a030403: nova/conf/libvirt.py, nova/virt/libvirt/migration.py',
  kubevirt: 'kubevirt/kubevirt at d923fdb: virt-config.go and live-migration-source.go',
  'post-copy': 'Hines and Gopalan, "Post-copy based live virtual machine migration", VEE 2009',
  'stop-and-copy': 'Clark et al., "Live Migration of Virtual Machines", NSDI 2005, section 3.1',
  'quick-migration': 'virtualizationteam.com (2008): quick migration times by memory and storage',
} satisfies Record<Exclude<keyof typeof policyNames, 'hyper-v'>, string>;
