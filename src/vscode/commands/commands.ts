import { checkData } from './checkData';
import { copyDataPath } from './copyDataPath';
import { editExpectation } from './editExpectation';
import { explainCheck } from './explainCheck';
import { explainNext } from './explainNext';
import { initializeProject } from './initializeProject';
import { openData } from './openData';
import { openNext } from './openNext';
import { openSample } from './openSample';
import { openTarget } from './openTarget';
import { postponeNext } from './postponeNext';
import { previewFixes } from './previewFixes';
import { recheckData } from './recheckData';
import { refreshViews } from './refreshViews';
import type { Command } from './registerCommands';
import { reopenWithEncoding } from './reopenWithEncoding';
import { revealData } from './revealData';
import { showLog } from './showLog';

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
  reopenWithEncoding,
  openTarget,
  editExpectation,
];
