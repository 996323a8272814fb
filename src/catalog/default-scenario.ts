import { defaultTouchesPerSecond, defaultWorkingSetPages } from '../model/derived-defaults';
import { CHOICES, DEFAULT_POLICY, FIELDS, SEED } from '../model/scenario-fields';
import type { Scenario } from '../model/types';
import { policyById } from '../policies';

type Defaults<F> = { [K in keyof F]: F[K] extends { default: infer D } ? D : never };

function defaultsOf<F extends Record<string, { default: number | null }>>(fields: F): Defaults<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, field.default]),
  ) as Defaults<F>;
}

/** The scenario that `{ "v": 1 }` stands for, without the checks that entries need. */
export function defaultScenario(): Scenario {
  const vm = { ...defaultsOf(FIELDS.vm), pageBytes: 4096 } as const;
  const workload = {
    ...defaultsOf(FIELDS.workload),
    kind: CHOICES.kind[0],
    hotLayout: CHOICES.hotLayout[0],
    phases: [],
  };
  return {
    v: 1,
    vm,
    workload: {
      ...workload,
      workingSetPages: defaultWorkingSetPages(vm),
      touchesPerSecond: defaultTouchesPerSecond(workload),
    },
    link: { ...defaultsOf(FIELDS.link), transport: CHOICES.transport[0], changes: [] },
    policy: { id: DEFAULT_POLICY, options: defaultsOf(policyById(DEFAULT_POLICY).options) },
    timing: defaultsOf(FIELDS.timing),
    limits: defaultsOf(FIELDS.limits),
    seed: SEED.default,
  };
}
