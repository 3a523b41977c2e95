import { approveVersion } from './approveVersion';
import { archiveVersion } from './archiveVersion';
import { copyDigest } from './copyDigest';
import { deprecateVersion } from './deprecateVersion';
import { inspectModelFile } from './inspectModelFile';
import { liveAt } from './liveAt';
import type { ModelCommand } from './modelCommand';
import { moreActivity } from './moreActivity';
import { packageModelFile } from './packageModelFile';
import { promoteVersion } from './promoteVersion';
import { purgeVersion } from './purgeVersion';
import { registerPackage } from './registerPackage';
import { restoreVersion } from './restoreVersion';
import { rollBackVersion } from './rollBackVersion';
import { settleNumber } from './settleNumber';
import { showRecord } from './showRecord';
import { signVersion } from './signVersion';
import { verifyVersion } from './verifyVersion';

/** Every command of models, one file each. */
export const loadedModelCommands: readonly ModelCommand[] = [
  inspectModelFile,
  packageModelFile,
  registerPackage,
  promoteVersion,
  approveVersion,
  rollBackVersion,
  deprecateVersion,
  archiveVersion,
  restoreVersion,
  liveAt,
  verifyVersion,
  signVersion,
  purgeVersion,
  settleNumber,
  copyDigest,
  showRecord,
  moreActivity,
];
