// What is said of the policies other than Hyper-V; it loads with the checks, before one is chosen.
import { otherOptions } from './en/other-options';
import { otherPolicySources } from './en/other-policy-sources';
import { registerOptions } from './options';
import { registerPolicySources } from './policy-sources';

registerOptions(otherOptions);
registerPolicySources(otherPolicySources);
