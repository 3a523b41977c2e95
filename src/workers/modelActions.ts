import { approveModel } from '../actions/models/approveModel';
import { archiveModel } from '../actions/models/archiveModel';
import { deprecateModel } from '../actions/models/deprecateModel';
import { drillModel } from '../actions/models/drillModel';
import { liveVersion } from '../actions/models/liveVersion';
import { packageModel } from '../actions/models/packageModel';
import { promoteModel } from '../actions/models/promoteModel';
import type { PromotionContext } from '../actions/models/promotion/promotionContext';
import { purgeModel } from '../actions/models/purgeModel';
import { registerModel } from '../actions/models/registerModel';
import { reinstateModel } from '../actions/models/reinstateModel';
import { restoreModel } from '../actions/models/restoreModel';
import { rollBackModel } from '../actions/models/rollBackModel';
import { runGates } from '../actions/models/runGates';
import { runModel } from '../actions/models/runModel';
import { settleVersion } from '../actions/models/settleVersion';
import { signModel } from '../actions/models/signModel';
import { verifyModel } from '../actions/models/verifyModel';
import { waiveGate } from '../actions/models/waiveGate';
import { withdrawModel } from '../actions/models/withdrawModel';
import type { Store } from '../store/store';

/** What an act is given: the models of a project, and its runs and data. */
export type ActContext = PromotionContext & Pick<Store, 'runs' | 'profiles'>;

/** What can be done with models, by name: the use cases that the command line has as well. */
export const modelActions = {
  package: packageModel,
  register: registerModel,
  verify: verifyModel,
  sign: signModel,
  runGates,
  promote: promoteModel,
  approve: approveModel,
  waive: waiveGate,
  rollBack: rollBackModel,
  withdraw: withdrawModel,
  deprecate: deprecateModel,
  reinstate: reinstateModel,
  live: liveVersion,
  settle: settleVersion,
  archive: archiveModel,
  restore: restoreModel,
  drill: drillModel,
  run: runModel,
  purge: purgeModel,
} as const satisfies Readonly<Record<string, (context: ActContext, input: never) => unknown>>;

export type ModelActions = typeof modelActions;
export type ModelAction = keyof ModelActions;
