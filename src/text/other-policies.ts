// The texts of the policies other than Hyper-V. They load with the checks, before a policy can be
// chosen.
import { otherOptions } from './en/other-options';
import { otherPolicySources } from './en/other-policy-sources';
import { registerOptions } from './options';
import { registerPolicySources } from './policy-sources';

registerOptions(otherOptions);
registerPolicySources(otherPolicySources);
