import { Link } from '../model/link';
import type { Scenario } from '../model/types';
import { type PrecopyPolicy, wireOf } from '../policies/policy';

/** What carries a migration's pages, and what a page costs on it. */
export interface Channel {
  /** While the guest runs, under a limit in bytes a second (null for none), and while it is paused. */
  live: (cap: number | null) => Link;
  paused: Link;
  /** Wire bytes of a page with content, and of a zero page. */
  pageCost: number;
  zeroCost: number;
}

/** The channel of a scenario under a policy. */
export function openChannel(scenario: Scenario, policy: PrecopyPolicy): Channel {
  const { link } = scenario;
  const wire = wireOf(policy, scenario);
  const { bytesPerSecond, changes } =
    wire.insteadOfLink === null ? link : { bytesPerSecond: wire.insteadOfLink, changes: [] };
  const build = (cap: number | null) => {
    const host = wire.hostBytesPerSecond;
    const limit = cap && host ? Math.min(cap, host) : cap || host;
    return new Link(bytesPerSecond, changes, limit, wire.linkFactor);
  };
  const paused = build(null);
  return {
    live: (cap) => (cap ? build(cap) : paused),
    paused,
    pageCost: wire.pageBytes + link.pageHeaderBytes,
    zeroCost: link.pageHeaderBytes + policy.mechanism.zeroPageBytes,
  };
}
