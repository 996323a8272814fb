import { compressedShare, fastest } from '../model/compression';
import { SECONDS_PER_BYTE } from '../model/host-cpu';
import { transportOf } from '../model/transport';
import type { Scenario } from '../model/types';
import { least, streamLimits } from './limits';
import {
  DRAINING,
  FIRST_ROUND,
  type Limit,
  type PrecopyPolicy,
  type Streams,
  type Wire,
  pagesOfBytes,
} from './policy';

/**
 * One TCP stream of a host without tuning. Fitted: 55 GB of an idle VM took about 70 s over 10 GbE
 * (workinghardinit.work, 2013, Windows Server 2012 R2).
 */
const STREAM_BYTES_PER_SECOND = 840e6;
/** Receive window auto-tuning goes up to this (Microsoft Learn, "TCP/IP performance tuning"). */
const WINDOW_BYTES = 16 * 2 ** 20;
/** Connections that SMB Multichannel opens an adapter with RSS (Set-SmbClientConfiguration). */
const CONNECTIONS_PER_ADAPTER = 4;

/** The TCP streams that a transport of a Hyper-V host uses. */
function hyperVStreams(scenario: Scenario): Partial<Streams> {
  const [bytesPerSecond, windowBytes] = [STREAM_BYTES_PER_SECOND, WINDOW_BYTES];
  switch (transportOf(scenario)) {
    case 'tcp':
    case 'compression':
      return { bytesPerSecond, windowBytes, count: 1 };
    case 'smb':
      return { bytesPerSecond, windowBytes, count: CONNECTIONS_PER_ADAPTER * scenario.link.nics };
    case 'smb-direct':
      return {};
  }
}

/** How the transport of a Hyper-V host changes pages and link. */
function hyperVWire(scenario: Scenario, scale: number): Partial<Wire> {
  const { vm, workload, link } = scenario;
  switch (transportOf(scenario)) {
    case 'tcp':
      return {};
    case 'compression': {
      const limits = streamLimits(scenario, hyperVStreams(scenario), scale);
      const rate = Math.min(fastest(link), least(limits).bytesPerSecond);
      const share = compressedShare(link, workload, rate);
      return {
        pageBytes: vm.pageBytes * (1 - share * (1 - 1 / workload.compressRatio)),
        ...(share < 1 && { compressing: link.compressBytesPerSecond }),
      };
    }
    case 'smb':
    case 'smb-direct':
      // SMB Multichannel uses every network adapter. SMB Direct also relieves the processor.
      return { linkFactor: link.nics };
  }
}

/** The limits of the source's processors and of Set-SmbBandwidthLimit for LiveMigration. */
function hyperVLimits(scenario: Scenario, scale: number): Limit[] {
  const { hostProcessors, smbLimitBytesPerSecond } = scenario.link;
  const transport = transportOf(scenario);
  const copied = hostProcessors / SECONDS_PER_BYTE[transport] / scale;
  const limits: Limit[] = [{ code: 'processors', bytesPerSecond: copied, isShared: true }];
  if (transport.startsWith('smb') && smbLimitBytesPerSecond)
    limits.push({ code: 'cap', bytesPerSecond: smbLimitBytesPerSecond, isShared: true });
  return limits;
}

/**
 * Hyper-V Live Migration: passes over the memory until the rest is below a threshold, or until the
 * passes are used up. Ten passes: Microsoft training unit "Implement Hyper-V Live Migration".
 */
export const hyperV: PrecopyPolicy = {
  id: 'hyper-v',
  // The default number of simultaneous live migrations of a host (Microsoft Learn).
  simultaneous: () => 2,
  cadence: 'round',
  mechanism: DRAINING,
  options: {
    maxPasses: {
      words: 'max-passes',
      term: 'pass',
      unit: 'rounds',
      min: 1,
      max: 1000,
      default: 10,
      integer: true,
    },
    thresholdPages: {
      words: 'threshold',
      term: 'threshold',
      ...pagesOfBytes(16 * 2 ** 20),
      illustrative: true,
    },
  },
  wire: hyperVWire,
  streams: hyperVStreams,
  hostLimits: hyperVLimits,
  thresholdPages: (options) => options.thresholdPages!,
  decide(stats, options) {
    const maxPasses = options.maxPasses!;
    const thresholdPages = options.thresholdPages!;
    if (stats.liveRounds === 0) return FIRST_ROUND;
    const pages = stats.waitingPages;
    if (pages <= thresholdPages)
      return { action: 'stop', code: 'below-threshold', values: { pages, thresholdPages } };
    if (stats.liveRounds >= maxPasses)
      return { action: 'force', code: 'pass-limit', values: { pages, maxPasses } };
    return { action: 'continue', code: 'above-threshold', values: { pages, thresholdPages } };
  },
};
