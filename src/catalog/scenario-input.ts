import type { HostSettings } from '../model/host-settings';
import type { Scenario } from '../model/types';

/** A scenario as files give it. What is left out gets its default. */
export type ScenarioInput = { v: 1 } & {
  [K in Exclude<keyof Scenario, 'v' | 'seed' | 'policy' | 'hosts'>]?: Partial<Scenario[K]>;
} & {
  policy?: { id: string; options?: Record<string, number> };
  seed?: number;
  hosts?: HostsInput | null;
};

/** Host settings as files give them. */
export type HostsInput = { [G in keyof HostSettings]?: Partial<HostSettings[G]> };
