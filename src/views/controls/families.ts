import { LABELS } from '../../policies/labels';
import { controlsText } from '../../text/controls';

/** Product families and the prefixes of their policies; the last takes all others. */
const FAMILIES: [keyof typeof controlsText.families, RegExp][] = [
  ['hyperV', /^hyper|^quick/],
  ['qemu', /^qemu|prox|nova|kube/],
  ['xen', /^xen/],
  ['vmware', /^vm/],
  ['cloudHypervisor', /^cloud/],
  ['others', /./],
];

/** The name of each policy, by product family. */
export function policiesByFamily(): Record<string, Record<string, string>> {
  const policies: Record<string, Record<string, string>> = {};
  for (const [id, label] of Object.entries(LABELS)) {
    const [family] = FAMILIES.find(([, ids]) => ids.test(id))!;
    (policies[controlsText.families[family]] ??= {})[id] = label;
  }
  return policies;
}
