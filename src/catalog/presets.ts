import { presetText } from '../text/preset';
import type { ScenarioInput } from './scenario-input';

/** A published or typical migration. `preset-scenarios.ts` has its scenario. */
export interface Preset {
  id: string;
  readonly label: string;
  readonly about: string;
  /** Its scenario, if `preset-scenarios.ts` does not have it by id. */
  scenario?: ScenarioInput;
  /** Whether `measurements.ts` has measured numbers for it. */
  isMeasured: boolean;
}

const preset = (id: keyof typeof presetText, isMeasured: boolean): Preset => ({
  id,
  get label() {
    return presetText[id].label;
  },
  get about() {
    return presetText[id].about;
  },
  isMeasured,
});

/** Presets in the order of the list; the first is the default. */
export const presets: readonly Preset[] = [
  preset('hyper-v-16g', false),
  preset('hyper-v-64g', false),
  preset('hyper-v-stuck', false),
  preset('xen-128', true),
  preset('xen-512', true),
  preset('writer-series', true),
  preset('qemu-64g', true),
  preset('qemu-64g-zstd', true),
  preset('qemu-64g-qatzip', true),
  preset('proxmox-2g', true),
];
