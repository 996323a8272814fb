import { Link } from '../model/link';
import { mirroredBytesPerSecond } from '../model/storage-move';
import type { Scenario } from '../model/types';
import type { PrecopyPolicy, Wire } from './policy';

/** What carries a migration's pages, and what a page costs on it. */
export class Channel {
  /** The link while the guest is paused: no limit of the policy's holds. */
  readonly paused: Link;
  /** Wire bytes of a page with content, and of a zero page. */
  readonly pageCost: number;
  readonly zeroCost: number;
  readonly #scenario: Scenario;
  readonly #wire: Partial<Wire> | undefined;
  /** Bytes a second of disk writes that share the link while the guest runs. */
  readonly #mirrored: number;

  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    this.#scenario = scenario;
    this.#wire = policy.wire?.(scenario);
    this.#mirrored = mirroredBytesPerSecond(scenario);
    const { vm, link } = scenario;
    this.pageCost = (this.#wire?.pageBytes ?? vm.pageBytes) + link.pageHeaderBytes;
    this.zeroCost = link.pageHeaderBytes + policy.mechanism.zeroPageBytes;
    this.paused = this.#link(null);
  }

  /** The link while the guest runs, under a limit in bytes a second; null for none. */
  live(cap: number | null): Link {
    return cap || this.#mirrored ? this.#link(cap, this.#mirrored) : this.paused;
  }

  #link(cap: number | null, taken = 0): Link {
    const link = without(this.#scenario.link, taken);
    const wire = this.#wire;
    const host = wire?.hostBytesPerSecond ?? null;
    const limit = cap && host ? Math.min(cap, host) : cap || host;
    return wire?.insteadOfLink
      ? new Link(wire.insteadOfLink, [], limit)
      : new Link(link.bytesPerSecond, link.changes, limit, wire?.linkFactor);
  }
}

/** The link less what others take of it; at least half is left. */
function without(link: Scenario['link'], taken: number): Scenario['link'] {
  if (!taken) return link;
  const rest = (rate: number) => Math.max(rate - taken, rate / 2);
  return {
    ...link,
    bytesPerSecond: rest(link.bytesPerSecond),
    changes: link.changes.map(({ atMs, bytesPerSecond }) => ({
      atMs,
      bytesPerSecond: rest(bytesPerSecond),
    })),
  };
}
