import { LABELS } from '../../policies/labels';

/** Product families and whose ids belong to them; the last takes all others. */
const FAMILIES: [string, RegExp][] = [
  ['Hyper-V', /^hyper|^quick/],
  ['QEMU and KVM', /^qemu|prox|nova|kube/],
  ['Xen', /^xen/],
  ['VMware', /^vm/],
  ['Cloud Hypervisor', /^cloud/],
  ['Others', /./],
];

/** What each policy is called, by product family. */
export const POLICIES: Record<string, Record<string, string>> = {};
for (const [id, label] of Object.entries(LABELS)) {
  const [family] = FAMILIES.find(([, ids]) => ids.test(id))!;
  (POLICIES[family] ??= {})[id] = label;
}
