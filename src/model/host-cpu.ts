import { COMPRESSED_PER_CORE } from './derived-defaults';
import { isHyperV } from './product';
import { copyStartMs } from './storage-move';
import { transportOf } from './transport';
import type { MigrationResult, RoundRecord, Scenario, Transport } from './types';

/**
 * Processor seconds of the host for each byte on the wire. The old rule of thumb for TCP is one
 * hertz for each bit; a core has 3 GHz here. With SMB Direct the adapters do the copying.
 * Illustrative: no source publishes values.
 */
export const SECONDS_PER_BYTE: Record<Transport, number> = {
  tcp: 8 / 3e9,
  compression: 8 / 3e9,
  smb: 8 / 3e9,
  'smb-direct': 8 / 3e10,
};

/** Cores of the source that sending kept busy, on average over the live rounds. */
export function coresBusy(result: MigrationResult): number {
  const { scenario, rounds, brownoutMs } = result;
  if (brownoutMs === 0) return 0;
  // Only Hyper-V chooses a transport; the others send over TCP.
  const transport = isHyperV(scenario) ? transportOf(scenario) : 'tcp';
  const endMs = copyStartMs(result) + brownoutMs;
  const live = rounds.filter((round) => round.live && round.startMs < endMs);
  const bytes = live.reduce((sum, round) => sum + round.bytesSent, 0);
  const compressed = transport === 'compression' ? compressedBytes(scenario, live) : 0;
  const seconds = bytes * SECONDS_PER_BYTE[transport] + compressed / COMPRESSED_PER_CORE;
  return (seconds * 1000) / brownoutMs;
}

/** Bytes of memory that were compressed, computed from the bytes saved on the wire. */
function compressedBytes({ vm, link, workload }: Scenario, rounds: readonly RoundRecord[]): number {
  const saved = rounds.reduce((sum, { pagesSent, zeroPagesSent, bytesSent }) => {
    const headers = (pagesSent + zeroPagesSent) * link.pageHeaderBytes;
    return sum + pagesSent * vm.pageBytes + headers - bytesSent;
  }, 0);
  return workload.compressRatio > 1 ? saved / (1 - 1 / workload.compressRatio) : 0;
}
