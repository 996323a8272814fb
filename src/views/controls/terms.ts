import type { TermId } from '../explain/glossary';

/** The glossary's word for what stands at a path of the scenario. */
export const TERMS: Readonly<Record<string, TermId>> = {
  'vm.memoryBytes': 'page',
  'vm.pageBytes': 'page',
  'vm.vcpus': 'vcpu',
  'vm.zeroPageShare': 'zero-page',
  'vm.deviceStateBytes': 'device-state',
  'workload.writesPerSecond': 'write-rate',
  'workload.workingSetPages': 'working-set',
  'workload.kind': 'hot-and-cold',
  'workload.hotPageShare': 'hot-and-cold',
  'workload.exponent': 'zipf',
  'workload.compressRatio': 'compression',
  'workload.deltaBytes': 'xbzrle',
  'link.bytesPerSecond': 'link-goodput',
  'link.transport': 'smb-direct',
  'link.nics': 'smb-multichannel',
  'policy.id': 'convergence',
  'policy.options.maxPasses': 'pass',
  'policy.options.thresholdPages': 'threshold',
  'policy.options.downtimeLimitMs': 'downtime-limit',
  'policy.options.cacheBytes': 'xbzrle',
  seed: 'seed',
};
