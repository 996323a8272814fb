/** Where a formula, a number or a definition comes from; without a link where none is published. */
export interface Source {
  label: string;
  href: string | null;
}

const of = (label: string, href: string | null = null): Source => ({ label, href });

export const SOURCES = {
  model: of('The model’s own rules: docs/model.md of this project'),
  unit: of('Microsoft Learn, training unit on Hyper-V Live Migration'),
  brownout: of(
    'Microsoft Learn, “Dirty bit tracking”: brownout and blackout',
    'https://learn.microsoft.com/windows-hardware/drivers/display/dirty-bit-tracking',
  ),
  fixedTimes: of(
    'From times by A. Finn, 2012: setup and cleanup come to 2.7 to 3.5 s together',
    'https://aidanfinn.com/?p=12228',
  ),
  transports: of(
    'Measured by A. Finn, 2013: TCP/IP, Compression and SMB Direct',
    'https://aidanfinn.com/?p=15421',
  ),
  sharedNothing: of('azurecentric.com, “Shared nothing live migration”, October 2012'),
  clark: of('Clark et al., “Live migration of virtual machines”, NSDI 2005'),
  liu: of('Liu et al., HPDC 2011, in this project’s notation'),
  nathan: of('Nathan et al., SoCC 2015: models that miss the working set err most'),
  hines: of('Hines and Gopalan, “Post-copy based live virtual machine migration”, VEE 2009'),
  qemu: of('QEMU 7.2: migration/migration.c and migration/ram.c'),
  qemuPostcopy: of('QEMU: docs/devel/migration/postcopy.rst'),
  qemuCompression: of(
    'QEMU documentation, QATzip compression',
    'https://www.qemu.org/docs/master/devel/migration/qatzip-compression.html',
  ),
  xbzrle: of('QEMU 7.2: migration/ram.c (save_xbzrle_page) and docs/xbzrle.txt'),
  throttle: of('QEMU 7.2: migration/ram.c (migration_trigger_throttle)'),
  xen: of(
    'Xen at c447b73: tools/libs/guest/xg_sr_save.c',
    'https://github.com/xen-project/xen/blob/c447b73/tools/libs/guest/xg_sr_save.c',
  ),
  xenTrace: of('A trace on the xen-devel mailing list', 'https://thr3ads.net/2244293'),
  vmotion: of('vmware.log in Broadcom KB 436882'),
  cloudHypervisor: of(
    'Cloud Hypervisor at ae44c29',
    'https://github.com/cloud-hypervisor/cloud-hypervisor/tree/ae44c29',
  ),
  performance: of('Microsoft, Windows Server documentation: performance options of live migration'),
} as const satisfies Record<string, Source>;
