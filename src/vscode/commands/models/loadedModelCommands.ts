import type { CommandId } from '../../ids';
import { approveVersion } from './approveVersion';
import { archiveVersion, holdVersion } from './archiveVersion';
import { copyDigest } from './copyDigest';
import { deprecateVersion } from './deprecateVersion';
import { drillVersion } from './drillVersion';
import { givenOf } from './given';
import { inspectModelFile } from './inspectModelFile';
import { liveAt } from './liveAt';
import type { ModelCommand, ModelServices } from './modelCommand';
import { moreActivity } from './moreActivity';
import { openModel } from './openModel';
import { packageModelFile } from './packageModelFile';
import { promoteVersion } from './promoteVersion';
import { purgeVersion } from './purgeVersion';
import { registerPackage } from './registerPackage';
import { reinstateVersion } from './reinstateVersion';
import { restoreVersion } from './restoreVersion';
import { rollBackVersion } from './rollBackVersion';
import { runGatesOfStage } from './runGatesOfStage';
import { runVersion } from './runVersion';
import { settleNumber } from './settleNumber';
import { showRecord } from './showRecord';
import { signVersion } from './signVersion';
import { verifyVersion } from './verifyVersion';
import { waiveGate } from './waiveGate';
import { withdrawVersion } from './withdrawVersion';

/** Every command of models, one file each. */
const loadedModelCommands: readonly ModelCommand[] = [
  inspectModelFile,
  packageModelFile,
  registerPackage,
  openModel,
  promoteVersion,
  approveVersion,
  waiveGate,
  rollBackVersion,
  withdrawVersion,
  deprecateVersion,
  reinstateVersion,
  archiveVersion,
  holdVersion,
  restoreVersion,
  liveAt,
  drillVersion,
  runVersion,
  runGatesOfStage,
  verifyVersion,
  signVersion,
  purgeVersion,
  settleNumber,
  copyDigest,
  showRecord,
  moreActivity,
];

/** Runs the command of that id with what it was given, whoever gave it. */
export async function runModelCommand(
  id: CommandId,
  services: ModelServices,
  target: unknown,
  given: unknown,
): Promise<void> {
  await loadedModelCommands.find((command) => command.id === id)?.run(services, target, givenOf(given));
}
