/**
 * Share of full speed that write-protect faults leave to a VM. It touched `pages` pages for the
 * first time within `durationMs`, and each costs one vCPU `faultMicros`.
 */
export function faultSlowdown(
  pages: number,
  durationMs: number,
  faultMicros: number,
  vcpus: number,
): number {
  const lostMs = (pages * faultMicros) / 1000;
  return lostMs === 0 ? 1 : (vcpus * durationMs) / (vcpus * durationMs + lostMs);
}
