import type { HostSettings } from '../model/host-settings';
import type { Scenario } from '../model/types';
import { breakages } from './breakages';
import { hostsFor } from './ready';
import type { HostsDraft } from './situation';

/** Replaces the settings, and the storage and the transport that belong to them. */
export function replaceHosts(draft: Scenario, settings: (draft: Scenario) => HostSettings): void {
  draft.storage.kind = 'shared';
  draft.link.transport = 'tcp';
  const hosts = settings(draft);
  for (const part of ['first', 'second', 'vm'] as const)
    if (draft.hosts) hosts[part].name = draft.hosts[part].name;
  draft.hosts = hosts;
}

/** Sets the storage. A shared-nothing move supports one VM. */
export function setStorage({ storage, moves }: Scenario, kind: Scenario['storage']['kind']): void {
  storage.kind = kind;
  if (kind === 'shared-nothing') Object.assign(moves, { vms: [], count: 1 });
}

/** Makes of a scenario a working setup in which only this rule is broken. */
export function breakOnly(draft: Scenario & HostsDraft, id: string): void {
  replaceHosts(draft, hostsFor);
  breakages[id]!(draft);
  setStorage(draft, draft.storage.kind);
}
