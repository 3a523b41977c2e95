import type { GateKey } from './declaredGate';
import type { GateKind } from './gateKind';
import { approvals } from './kinds/approvals';
import { card } from './kinds/card';
import { champion } from './kinds/champion';
import { command } from './kinds/command';
import { contractCompatible } from './kinds/contractCompatible';
import { latency } from './kinds/latency';
import { metric } from './kinds/metric';
import { noDataErrors } from './kinds/noDataErrors';
import { packageVerified } from './kinds/packageVerified';
import { pickle } from './kinds/pickle';
import { restoreDrill } from './kinds/restoreDrill';
import { signed } from './kinds/signed';
import { size } from './kinds/size';

/** Every kind of gate by its key. */
export const gateKinds: { readonly [Key in GateKey]: GateKind<Key> } = {
  'package-verified': packageVerified,
  'no-data-errors': noDataErrors,
  'contract-compatible': contractCompatible,
  'restore-drill': restoreDrill,
  approvals,
  card,
  champion,
  command,
  latency,
  metric,
  pickle,
  signed,
  size,
};
