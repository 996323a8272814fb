import { register } from './index';
import { cloudHypervisor } from './cloud-hypervisor';
import { hyperV } from './hyper-v';
import { hyperV5 } from './hyper-v-5';
import { kubevirt } from './kubevirt';
import { nova } from './nova';
import type { PrecopyPolicy } from './policy';
import { postCopy } from './post-copy';
import { proxmox } from './proxmox';
import { qemu } from './qemu';
import { qemuAutoConverge } from './qemu-auto-converge';
import { qemuDirtyLimit } from './qemu-dirty-limit';
import { qemuMultifd } from './qemu-multifd';
import { qemuMultifdZstd } from './qemu-multifd-zstd';
import { qemuPostcopy } from './qemu-postcopy';
import { qemuXbzrle } from './qemu-xbzrle';
import { quickMigration } from './quick-migration';
import { stopAndCopy } from './stop-and-copy';
import { vmotion } from './vmotion';
import { xen } from './xen';
import { xenLegacy } from './xen-legacy';

/** Every policy by its id. */
export const policies: Readonly<Record<string, PrecopyPolicy>> = register([
  hyperV,
  hyperV5,
  qemu,
  qemuAutoConverge,
  qemuXbzrle,
  qemuMultifd,
  qemuMultifdZstd,
  qemuDirtyLimit,
  qemuPostcopy,
  xen,
  xenLegacy,
  vmotion,
  cloudHypervisor,
  proxmox,
  nova,
  kubevirt,
  postCopy,
  stopAndCopy,
  quickMigration,
]);
