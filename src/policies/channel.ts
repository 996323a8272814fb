import { Link, withRates } from '../model/link';
import { adaptersOf, mirroredBytesPerSecond } from '../model/storage-move';
import type { Scenario } from '../model/types';
import { least, sendingLimits } from './limits';
import type { Limit, PrecopyPolicy, Wire } from './policy';

/** The path of a migration's pages, and the cost of a page on it. */
export class Channel {
  /** The link while the guest is paused; the policy's limit does not apply then. */
  readonly paused: Link;
  /** Wire bytes of a page's header, of a page with content, and of a zero page. */
  readonly headerBytes: number;
  readonly pageCost: number;
  readonly zeroCost: number;
  /** Bytes in the queue before a page that post-copy requests. */
  readonly queuedBytes: number;
  readonly #scenario: Scenario;
  readonly #wire: Partial<Wire> | undefined;
  /** The lowest limit on the sending side. */
  readonly #sender: Limit;

  constructor(scenario: Scenario, policy: PrecopyPolicy) {
    this.#scenario = scenario;
    this.#wire = policy.wire?.(scenario, policy.mechanism.scale);
    this.#sender = least(sendingLimits(scenario, policy));
    const { vm, link } = scenario;
    const wire = this.#wire;
    this.headerBytes = wire?.headerBytes ?? link.pageHeaderBytes;
    this.pageCost = (wire?.pageBytes ?? vm.pageBytes) + this.headerBytes;
    this.zeroCost = wire?.zeroPageBytes ?? this.headerBytes + policy.mechanism.zeroPageBytes;
    const queued = policy.queuedBytes?.(scenario.policy.options) ?? 0;
    this.queuedBytes = link.queuedBytes ?? queued / policy.mechanism.scale;
    this.paused = this.#link(null);
  }

  /** The link while the guest runs, with a limit in bytes a second; null for none. */
  live(cap: number | null): Link {
    const { storage, link } = this.#scenario;
    if (storage.kind !== 'shared-nothing') return cap ? this.#link(cap) : this.paused;
    // Its disk writes go to both sides, so they use a part of each adapter.
    const adapters = adaptersOf(this.#scenario);
    const rest = (rate: number) =>
      rate - mirroredBytesPerSecond(storage, rate * adapters) / adapters;
    return this.#link(cap, withRates(link, rest));
  }

  /**
   * The lowest limit on sending pages at a moment, with a limit of the policy's; 0 or null for
   * none.
   */
  bottleneckAt(ms: number, cap: number | null): Limit {
    const { link } = this.#scenario;
    const wire = this.#wire ?? {};
    const carries = new Link(link.bytesPerSecond, link.changes, null, wire.linkFactor);
    const limit = least([
      wire.insteadOfLink
        ? { code: 'storage', bytesPerSecond: wire.insteadOfLink }
        : { code: 'link', bytesPerSecond: carries.rateAt(ms) },
      this.#sender,
      { code: 'cap', bytesPerSecond: cap || Infinity },
    ]);
    const { compressing } = wire;
    return compressing && limit.code !== 'cap'
      ? { code: 'compression', bytesPerSecond: compressing }
      : limit;
  }

  #link(cap: number | null, link = this.#scenario.link): Link {
    const wire = this.#wire;
    const limit = Math.min(cap || Infinity, this.#sender.bytesPerSecond);
    return wire?.insteadOfLink
      ? new Link(wire.insteadOfLink, [], limit)
      : new Link(link.bytesPerSecond, link.changes, limit, wire?.linkFactor);
  }
}
