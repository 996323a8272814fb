import type { Facts } from '../../hyperv/facts';
import type { RuleId } from '../../hyperv/rule-id';

type Say = (facts: Facts) => string;

const connecting = ({ destination }: Facts) =>
  `Failed to establish a connection with host “${destination}”:`;
const serviceConnecting = ({ destination }: Facts) =>
  `The Virtual Machine Management Service failed to establish a connection for a Virtual Machine migration with host “${destination}”:`;

const noCredentials: Say = (facts) =>
  `${connecting(facts)} No credentials are available in the security package.`;
const notRecognized: Say = (facts) =>
  `${connecting(facts)} The credentials supplied to the package were not recognized.`;
const timedOut: Say = (facts) =>
  `${serviceConnecting(facts)} A connection attempt failed because the connected party did not properly respond after a period of time …`;
const processorFeatures: Say = ({ vm, destination }) =>
  `Virtual machine “${vm}” is using processor-specific features not supported on host “${destination}”.`;

/** Messages of the product as published by Microsoft; “…” stands for left-out parts. */
export const ruleMessages = {
  'possible-owner': () =>
    'The operation failed because … the node is not a possible owner of the group.',
  'cluster-network': ({ destination }) =>
    `Failed to get the network address for the destination node “${destination}”: A cluster network is not available for this operation.`,
  'port-3343': timedOut,
  'limit-reached': ({ vm, full }) =>
    `Failed to perform migration on virtual machine “${vm}” because virtual machine migration limit “${full[0]?.limit}” was reached …`,
  'port-6600-refused': (facts) =>
    `${serviceConnecting(facts)} No connection could be made because the target machine actively refused it.`,
  'port-6600-reset': () =>
    'Failed to send data for a Virtual Machine migration: An existing connection was forcibly closed by the remote host.',
  'port-6600-timed-out': timedOut,
  'port-6600-forbidden': () =>
    'An attempt was made to access a socket in a way forbidden by its access permissions.',
  'no-session': noCredentials,
  'way-back': noCredentials,
  'no-delegation': notRecognized,
  'no-file-delegation': notRecognized,
  'old-ticket': notRecognized,
  'wrong-principal': (facts) =>
    `${serviceConnecting(facts)} The target principal name is incorrect.`,
  'unknown-owner': () => 'No mapping between account names and security IDs was done.',
  'checkpoint-time-out': () => 'This operation returned because the timeout period expired.',
  'assigned-gpu': () => 'The request is not supported.',
  'logon-right': () =>
    'Failed to create Planned Virtual Machine at migration destination: Logon failure: the user has not been granted the requested logon type at this computer.',
  'share-access': ({ vm }) =>
    `The Virtual Machine Management Service failed to register the configuration for the virtual machine “${vm}” …: General access denied error.`,
  image: ({ vm }) =>
    `“${vm}” Synthetic SCSI Controller: Failed to restore with Error “A virtual disk support provider for the specified file was not found.”`,
  memory: () =>
    'Failed to create partition: Insufficient system resources exist to complete the requested service.',
  switch: ({ vm, destination }) =>
    `“${vm}” failed to live migrate because a virtual switch used by the VM doesn’t exist on the destination node “${destination}”.`,
  'processor-vendor': () =>
    'The virtual machine cannot be moved to the destination computer. The hardware on the destination computer is not compatible with the hardware requirements of this virtual machine.',
  'processor-generation': processorFeatures,
  microcode: processorFeatures,
  guardian: () => 'The key protector for the virtual machine could not be unwrapped.',
  'system-drive': ({ vm }) =>
    `The Virtual Machine Management Service failed to register the configuration for the virtual machine “${vm}” …: The system cannot find the path.`,
  'long-blackout': ({ vm }) =>
    `The Virtual Machine Management Service successfully completed the live migration of virtual machine “${vm}” with an unexpectedly long blackout time …`,
} satisfies Partial<Record<RuleId, Say>>;
