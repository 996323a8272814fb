import { glossaryText } from '../../text/glossary';
import { alphabetically } from '../../text/order';
import { SOURCES, type Source } from './sources';

/** The id of a term in the glossary. */
export type TermId = keyof typeof glossaryText;

/** The related terms and the source of a term. */
interface References {
  /** Terms that help to understand this one. */
  see: readonly TermId[];
  source?: Source;
}

/** The related terms and the source of every term. */
export const references: Readonly<Record<TermId, References>> = {
  'live-migration': {
    see: ['pre-copy', 'post-copy', 'brownout', 'blackout'],
    source: SOURCES.unit,
  },
  'pre-copy': { see: ['round', 'convergence', 'post-copy'], source: SOURCES.clark },
  'post-copy': { see: ['pre-copy', 'switchover', 'device-state'], source: SOURCES.hines },
  'stop-and-copy': { see: ['blackout', 'pre-copy'], source: SOURCES.clark },
  'shared-nothing': {
    see: ['setup', 'source-host', 'destination-host'],
    source: SOURCES.sharedNothing,
  },
  'quick-migration': { see: ['live-migration', 'blackout'], source: SOURCES.deploy },
  'storage-migration': { see: ['shared-nothing', 'live-migration'], source: SOURCES.mobility },
  failover: { see: ['live-migration', 'replica'], source: SOURCES.clustering },
  replica: { see: ['failover', 'storage-migration'], source: SOURCES.replica },
  'source-host': { see: ['destination-host', 'switchover'] },
  'destination-host': { see: ['source-host', 'stale-page', 'setup'] },
  setup: { see: ['handshake', 'state-transfer', 'cleanup'], source: SOURCES.unit },
  handshake: { see: ['setup', 'source-host', 'destination-host'], source: SOURCES.unit },
  brownout: { see: ['blackout', 'pre-copy', 'throttling'], source: SOURCES.brownout },
  switchover: { see: ['blackout', 'state-transfer', 'device-state'] },
  blackout: { see: ['brownout', 'stop-and-copy', 'downtime-limit'], source: SOURCES.brownout },
  'device-state': { see: ['vcpu', 'switchover'], source: SOURCES.unit },
  vcpu: { see: ['throttling', 'device-state', 'blackout'] },
  'state-transfer': { see: ['device-state', 'blackout', 'cleanup'], source: SOURCES.unit },
  cleanup: { see: ['setup', 'state-transfer'], source: SOURCES.unit },

  round: { see: ['pass', 'dirty-bitmap', 'convergence'], source: SOURCES.clark },
  pass: { see: ['round', 'hyper-v'], source: SOURCES.unit },
  convergence: {
    see: ['threshold', 'dirty-rate', 'throttling', 'closed-form'],
    source: SOURCES.brownout,
  },
  'closed-form': { see: ['convergence', 'round', 'working-set'], source: SOURCES.liu },
  throttling: { see: ['convergence', 'vcpu', 'brownout'], source: SOURCES.throttle },
  threshold: { see: ['downtime-limit', 'convergence'], source: SOURCES.unit },
  'downtime-limit': { see: ['threshold', 'blackout', 'qemu'], source: SOURCES.qemu },

  page: { see: ['dirty-page', 'zero-page'] },
  'zero-page': { see: ['page', 'amplification'], source: SOURCES.qemu },
  'dirty-page': { see: ['dirty-bitmap', 'stale-page', 'dirty-rate'], source: SOURCES.brownout },
  'dirty-bitmap': { see: ['dirty-page', 'round'], source: SOURCES.brownout },
  'stale-page': { see: ['dirty-page', 'stale-page-proof'] },
  'working-set': { see: ['hot-and-cold', 'dirty-rate', 'convergence'], source: SOURCES.nathan },
  'hot-and-cold': { see: ['working-set', 'zipf'] },
  'write-rate': { see: ['dirty-rate', 'working-set'] },
  'dirty-rate': { see: ['write-rate', 'working-set', 'convergence'], source: SOURCES.xenTrace },
  zipf: { see: ['hot-and-cold', 'sequential-sweep'] },
  'sequential-sweep': { see: ['zipf', 'dirty-rate'] },

  amplification: { see: ['dirty-page', 'zero-page', 'compression'] },
  'link-goodput': { see: ['amplification', 'smb-multichannel'], source: SOURCES.transports },
  'smb-direct': { see: ['smb-multichannel', 'hyper-v'], source: SOURCES.performance },
  'smb-multichannel': { see: ['smb-direct', 'link-goodput'], source: SOURCES.performance },
  'host-processors': { see: ['compression', 'smb-direct'] },
  compression: { see: ['link-goodput', 'xbzrle', 'hyper-v'], source: SOURCES.performance },
  xbzrle: { see: ['compression', 'qemu', 'dirty-page'], source: SOURCES.xbzrle },

  'hyper-v': { see: ['threshold', 'pass', 'smb-direct'], source: SOURCES.unit },
  qemu: { see: ['downtime-limit', 'throttling', 'xbzrle'], source: SOURCES.qemu },
  xen: { see: ['round', 'threshold'], source: SOURCES.xen },
  vmotion: { see: ['switchover', 'throttling'], source: SOURCES.vmotion },
  'cloud-hypervisor': { see: ['downtime-limit', 'convergence'], source: SOURCES.cloudHypervisor },

  seed: { see: ['stale-page-proof'] },
  'stale-page-proof': { see: ['stale-page', 'dirty-bitmap'] },
  'slow-motion': { see: ['playhead', 'blackout'] },
  playhead: { see: ['slow-motion', 'seed'] },
};

/** The ids of all terms, in alphabetical order. */
export const alphabet = (): TermId[] =>
  (Object.keys(references) as TermId[]).sort((a, b) =>
    alphabetically(glossaryText[a].term, glossaryText[b].term),
  );
