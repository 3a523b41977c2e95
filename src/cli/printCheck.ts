import { resolve } from 'node:path';
import { checkData, type CheckedFiles } from '../actions/checkData';
import { checkingContext } from './checking';
import type { CheckOptions } from './checkOptions';
import { configNotes, type ConfigNote } from './configNotes';
import { dangerousModels, type DangerousModel } from './dangerousModels';
import { dangerousScripts, type DangerousCall } from './dangerousScripts';
import { shows } from '../data/severity';
import { exitCodeFor } from './failOn';
import { damageCheck } from '../models/inspect/dangerOf';
import { resolveInputs, type Inputs, type NamedFile } from './inputs';
import { namedConfigs } from './namedConfigs';
import { refuseToOverwrite, writeResult } from './output';
import { openProfileKeeper } from './profileKeeper';
import type { CommandContext } from './commandContext';
import { oneLine } from './oneLine';
import { openProject } from './project';
import { reportPath } from './reportPath';
import { jsonReport } from './reporters/jsonReporter';
import {
  configSummary,
  modelsSummary,
  scriptsSummary,
  textReport,
  textSummary,
  unreadableSummary,
} from './reporters/textReporter';
import { ExitCode } from './terminal';
import { noteUnusable, type UnusableInput } from './unusable';

/** Checks and prints the findings. */
export async function printCheck(
  context: CommandContext,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const note = (line: string) => {
    if (!options.quiet) terminal.note(line);
  };
  const project = openProject(context.cwd, options);
  const inputs = await resolveInputs(project, context, paths);
  const read = [...inputs.files, ...inputs.models, ...inputs.scripts, ...inputs.configs].map((file) => file.path);
  refuseToOverwrite(outputPath(context, options), [...read, project.config.path]);
  const configs = namedConfigs(project, inputs.configs);
  for (const { sentence, isTold } of configs.broken) if (options.quiet || !isTold) terminal.note(sentence);
  // The line of `tend.yaml` says it, where that is printed.
  noteUnusable(terminal, options.quiet ? [...inputs.missing, ...inputs.unusable] : inputs.unusable);
  const keeper = await openProfileKeeper(project.root, context.now, note);
  const registered = project.config.parsed.config.models ? ((await keeper?.modelNames()) ?? []) : [];
  const { level, check, allCells } = options;
  const input = { files: inputs.files, level, only: check.length > 0 ? check : null, allCells };
  const checked = await checkData(checkingContext(context, project, keeper), input).finally(() => keeper?.dispose());
  const looking = { root: project.root, wanted: check, signal: context.signal };
  const models = await dangerousModels(inputs.models, looking);
  const scripts = await dangerousScripts(inputs.scripts, looking);
  terminal.progress('');
  const unread = [...checked.unusable, ...models.unusable, ...scripts.unusable];
  noteUnusable(terminal, unread);
  const idle = shows(level, 'info') ? level : null;
  const found = { dataFiles: inputs.declarable, models: registered, idle };
  const notes = [...configNotes(project, checked.files, found), ...configs.notes];
  for (const { line } of notes) note(line);
  const unreadable = [...configs.broken, ...inputs.missing, ...inputs.unusable, ...unread];
  const { calls } = scripts;
  const isMended = notes.length + configs.broken.length === 0;
  const config = notes.map((it) => ({ ...it, path: reportPath(project.root, it.path) }));
  print(context, { checked, ...models, calls, config, inputs, unreadable, isMended }, options);
  if (unreadable.length > 0) return ExitCode.unusable;
  return exitCodeFor(checked, [...notes, ...models.dangerous, ...calls], options.failOn);
}

function outputPath({ cwd }: CommandContext, { output }: CheckOptions): string | null {
  return output === undefined ? null : resolve(cwd, output);
}

interface Printed {
  readonly checked: CheckedFiles;
  readonly dangerous: readonly DangerousModel[];
  readonly unknown: readonly string[];
  readonly calls: readonly DangerousCall[];
  readonly config: readonly ConfigNote[];
  readonly inputs: Inputs;
  readonly unreadable: readonly UnusableInput[];
  /** Whether nothing is wrong in any configuration. */
  readonly isMended: boolean;
}

function print(context: CommandContext, printed: Printed, options: CheckOptions): void {
  const { format, quiet } = options;
  const { checked, dangerous, unknown, calls, config, inputs, unreadable } = printed;
  const { terminal, version } = context;
  const path = outputPath(context, options);
  const colour = terminal.colour && path === null;
  const pieces =
    format === 'json'
      ? jsonReport(checked, { version, undeclared: inputs.undeclared, dangerous, unknown, calls, config, unreadable })
      : withLineEnds(textReport(checked, [...dangerous, ...calls], { colour }));
  writeResult(path, pieces, (text) => terminal.out(text));
  if (format !== 'text' || quiet || path !== null) return;
  const summary = summaryOf(printed);
  if (summary.length > 0) terminal.out(`${summary.join(' ')}\n`);
}

function summaryOf(printed: Printed): readonly string[] {
  const { checked, dangerous, unknown, calls, config, inputs, unreadable, isMended } = printed;
  const { models, scripts, configs, undeclared } = inputs;
  const tables = checked.files.length === 0 ? [] : [textSummary(checked, undeclared)];
  const looked = tables.length > 0 ? dangerous.length + unknown.length : models.length;
  const damaged = dangerous.filter(({ check }) => check === damageCheck).length;
  const isAlone = tables.length + looked === 0;
  const summary = [
    ...(looked > 0
      ? [modelsSummary(pathsOf(models), { dangerous: dangerous.length - damaged, damaged, unknown })]
      : []),
    ...(scripts.length > 0 && (isAlone || calls.length > 0) ? [scriptsSummary(pathsOf(scripts), calls)] : []),
    ...tables,
    ...configSummary(config),
    ...(isMended ? configs.map(({ reportPath }) => `No problems in ${oneLine(reportPath)}.`) : []),
  ];
  return summary.length === 0 ? [] : [...summary, ...unreadableSummary(unreadable.length)];
}

function pathsOf(files: readonly NamedFile[]): readonly string[] {
  return files.map((file) => file.reportPath);
}

function* withLineEnds(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}
