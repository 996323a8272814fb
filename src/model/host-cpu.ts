import { copyStartMs } from './storage-move';
import type { MigrationResult, Transport } from './types';

/**
 * Processor seconds of the host for each byte on the wire. The old rule of thumb for TCP is one
 * hertz for each bit; a core has 3 GHz here. With SMB Direct the adapters do the copying.
 * Illustrative: no source publishes values.
 */
const SECONDS_PER_BYTE: Record<Transport, number> = {
  tcp: 8 / 3e9,
  compression: 8 / 3e9,
  smb: 8 / 3e9,
  'smb-direct': 8 / 3e10,
};
/** Bytes of memory that one core compresses a second. Illustrative too. */
const COMPRESSED_PER_CORE = 300e6;

/** Cores of the source that sending kept busy, on average over the live rounds. */
export function coresBusy(result: MigrationResult): number {
  const { scenario, rounds, brownoutMs } = result;
  if (brownoutMs === 0) return 0;
  const { transport } = scenario.link;
  const endMs = copyStartMs(result) + brownoutMs;
  const live = rounds.filter((round) => round.live && round.startMs < endMs);
  const bytes = live.reduce((sum, round) => sum + round.bytesSent, 0);
  const pages = live.reduce((sum, round) => sum + round.pagesSent, 0);
  const compressing =
    transport === 'compression' ? (pages * scenario.vm.pageBytes) / COMPRESSED_PER_CORE : 0;
  return ((bytes * SECONDS_PER_BYTE[transport] + compressing) * 1000) / brownoutMs;
}
