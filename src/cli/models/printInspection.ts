import { inspectModelFile } from '../../actions/models/inspectModel';
import type { ModelFileReport } from '../../models/inspect/modelFileReport';
import { UnusableInput } from '../../models/refusal';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { projectPlace } from '../projectPlace';
import { reportPath } from '../reportPath';
import { ExitCode } from '../terminal';
import { inspectionText } from './inspectionText';
import type { ModelsOptions } from './modelsOptions';
import { namedPath } from './namedPath';
import { printJson } from './printJson';

export interface InspectOptions extends ModelsOptions {
  readonly trust: readonly string[];
}

/** Prints what a model file holds; a dangerous one is a finding. No store is needed or made. */
export async function printInspection(
  command: CommandContext,
  file: string,
  options: InspectOptions,
): Promise<ExitCode> {
  const { terminal, cwd, signal } = command;
  const { root } = projectPlace(cwd, options);
  const path = namedPath(cwd, root, file);
  const report = await inspected(path, signal, options.trust);
  if (report.format === 'unknown' || (report.format === 'folder' && report.parts.length === 0))
    throw new CommandError(
      `${file} ${report.format === 'folder' ? 'has no model file in it' : 'is no model file of a known format'}.`,
    );
  const shown = reportPath(root, path);
  if (options.format === 'json') printJson(command, { path: shown, ...report });
  else for (const line of inspectionText(shown, report, terminal)) terminal.out(`${line}\n`);
  return report.verdict === 'dangerous' ? ExitCode.findings : ExitCode.done;
}

async function inspected(path: string, signal: AbortSignal, trusted: readonly string[]): Promise<ModelFileReport> {
  try {
    return await inspectModelFile({ signal }, { path, trusted: [...trusted] });
  } catch (error) {
    throw error instanceof UnusableInput ? new CommandError(error.message, { cause: error }) : error;
  }
}
