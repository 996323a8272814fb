/** Where the rule of Hyper-V comes from: product, version and place. */
export const policySources = {
  'hyper-v': 'Microsoft Learn training unit on Hyper-V Live Migration: a threshold or 10 passes',
};
