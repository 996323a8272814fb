import { Link, withRates } from '../model/link';
import { adaptersOf, mirroredBytesPerSecond } from '../model/storage-move';
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
  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    this.#scenario = scenario;
    this.#wire = policy.wire?.(scenario);
    const { vm, link } = scenario;
    this.pageCost = (this.#wire?.pageBytes ?? vm.pageBytes) + link.pageHeaderBytes;
    this.zeroCost = link.pageHeaderBytes + policy.mechanism.zeroPageBytes;
    this.paused = this.#link(null);
  }

  /** The link while the guest runs, under a limit in bytes a second; null for none. */
  live(cap: number | null): Link {
    const { storage, link } = this.#scenario;
    if (storage.kind !== 'shared-nothing') return cap ? this.#link(cap) : this.paused;
    // Its disk writes go to both sides and take their part of each adapter.
    const adapters = adaptersOf(this.#scenario);
    const rest = (rate: number) =>
      rate - mirroredBytesPerSecond(storage, rate * adapters) / adapters;
    return this.#link(cap, withRates(link, rest));
  }

  #link(cap: number | null, link = this.#scenario.link): Link {
    const wire = this.#wire;
    const host = wire?.hostBytesPerSecond ?? null;
    const limit = cap && host ? Math.min(cap, host) : cap || host;
    return wire?.insteadOfLink
      ? new Link(wire.insteadOfLink, [], limit)
      : new Link(link.bytesPerSecond, link.changes, limit, wire?.linkFactor);
  }
}
