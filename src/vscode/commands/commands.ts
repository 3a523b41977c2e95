import { archiveRuns } from './archiveRuns';
import { checkData } from './checkData';
import { compareRuns } from './compareRuns';
import { copyDataPath } from './copyDataPath';
import { copyRunId } from './copyRunId';
import { deleteRuns } from './deleteRuns';
import { diffCode } from './diffCode';
import { editExpectation } from './editExpectation';
import { explainCheck } from './explainCheck';
import { explainNext } from './explainNext';
import { clearExperimentsFilter, filterExperiments } from './filterExperiments';
import { importFolder } from './importFolder';
import { initializeProject } from './initializeProject';
import { modelCommands } from './modelCommands';
import { noteRun } from './noteRun';
import { openArtifacts } from './openArtifacts';
import { openData } from './openData';
import { openExperiments } from './openExperiments';
import { openNext } from './openNext';
import { openRuns } from './openRuns';
import { openSample } from './openSample';
import { openTarget } from './openTarget';
import { postponeNext } from './postponeNext';
import { previewFixes } from './previewFixes';
import { recheckData } from './recheckData';
import { refreshExperiments } from './refreshExperiments';
import { refreshViews } from './refreshViews';
import type { Command } from './registerCommands';
import { renameRun } from './renameRun';
import { reopenWithEncoding } from './reopenWithEncoding';
import { restoreRuns } from './restoreRuns';
import { revealData } from './revealData';
import { runAgain } from './runAgain';
import { runTrainingScript } from './runTrainingScript';
import { showLog } from './showLog';
import { starRuns, unstarRuns } from './starRuns';
import { tagRuns } from './tagRuns';
import { redoRuns, undoRuns } from './undoRuns';

/** Every command of Tend, one file each. */
export const commands: readonly Command[] = [
  checkData,
  recheckData,
  revealData,
  copyDataPath,
  openData,
  previewFixes,
  initializeProject,
  openSample,
  showLog,
  openNext,
  explainNext,
  postponeNext,
  explainCheck,
  refreshViews,
  openExperiments,
  filterExperiments,
  clearExperimentsFilter,
  refreshExperiments,
  runTrainingScript,
  importFolder,
  openRuns,
  compareRuns,
  starRuns,
  unstarRuns,
  tagRuns,
  noteRun,
  renameRun,
  archiveRuns,
  deleteRuns,
  undoRuns,
  redoRuns,
  restoreRuns,
  copyRunId,
  openArtifacts,
  runAgain,
  diffCode,
  ...modelCommands,
  reopenWithEncoding,
  openTarget,
  editExpectation,
];
