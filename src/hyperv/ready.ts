import { type HostSettings, installedHosts } from '../model/host-settings';

/** A pair of hosts that is ready for a live migration. */
export function readyHosts(): HostSettings {
  const hosts = installedHosts();
  hosts.first.liveMigration = true;
  hosts.second.liveMigration = true;
  return hosts;
}
