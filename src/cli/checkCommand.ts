import { Command, Option } from 'commander';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CheckedFiles } from '../actions/checkData';
import { checkData } from '../actions/checkData';
import { nearest } from '../base/text';
import { checkIds } from '../data/checks/catalogue';
import type { Severity } from '../data/finding';
import { severities } from '../data/finding';
import { CommandError } from './commandError';
import { directRunner } from './directRunner';
import { resolveInputs } from './inputs';
import { noteLogger } from './noteLogger';
import type { CommandContext } from './program';
import { openProject } from './project';
import { jsonReport } from './reporters/jsonReporter';
import { textReport, textSummary } from './reporters/textReporter';
import { ExitCode } from './terminal';

interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly config?: string;
  readonly failOn: Severity | 'never';
  readonly level: Severity;
  readonly check: readonly string[];
  readonly allCells: boolean;
  readonly output?: string;
  readonly project?: string;
  readonly quiet: boolean;
}

/** `tend check [path…]` */
export function checkCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Data-quality findings, at the exact cell.')
    .argument('[path...]', 'files, folders or globs; without any the declared, else the discovered data sets')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'another tend.yaml')
    .addOption(
      new Option('--fail-on <severity>', 'least severity that makes the exit code 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .addOption(new Option('--level <severity>', 'least severity to print').choices([...severities]).default('warning'))
    .option('--check <id>', 'only this check (repeatable)', collect, [])
    .option('--all-cells', 'every affected cell as its own finding', false)
    .option('--output <file>', 'write the results to a file')
    .option('--project <dir>', 'folder of the project')
    .option('--quiet', 'no summary, no notes', false)
    .option('--no-color', 'no colours')
    .exitOverride()
    .action(async (paths: string[], options: CheckOptions) => {
      exit(await runCheck(context, paths, options));
    });
}

async function runCheck(context: CommandContext, paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  knownChecks(options.check);
  const project = await openProject(context, options);
  const inputs = await resolveInputs(project, context, paths);
  const { terminal } = context;
  for (const { path, problem } of inputs.unusable) terminal.note(`${path}: ${problem}`);
  const checked = await checkData(
    {
      run: directRunner(),
      logger: noteLogger(terminal),
      now: () => new Date(),
      threads: Math.min(availableParallelism(), 8),
      signal: context.signal,
      expectationsFor: (path) => project.expectationsFor(path),
      ...(project.save ? { save: project.save } : {}),
      onProgress: (file, share) => terminal.progress(`Checking ${file}: ${Math.round(share * 100)} %`),
    },
    {
      files: [...inputs.files],
      level: options.level,
      only: options.check.length > 0 ? [...options.check] : null,
      allCells: options.allCells,
    },
  );
  terminal.progress('');
  for (const { path, problem } of checked.unusable) terminal.note(`${path}: ${problem}`);
  print(context, checked, options);
  project.dispose();
  const unusable = inputs.unusable.length + checked.unusable.length > 0 || project.configUnusable;
  return exitCode(checked, unusable, options);
}

function exitCode(checked: CheckedFiles, unusable: boolean, options: CheckOptions): ExitCode {
  if (unusable) return ExitCode.unusable;
  if (options.failOn === 'never' || checked.worst === null) return ExitCode.done;
  const failed = severities.indexOf(checked.worst) <= severities.indexOf(options.failOn);
  return failed ? ExitCode.findings : ExitCode.done;
}

function print(context: CommandContext, checked: CheckedFiles, options: CheckOptions): void {
  const { terminal } = context;
  const toFile = options.output !== undefined;
  const pieces =
    options.format === 'json'
      ? jsonReport(checked, context.version)
      : withLineEnds(textReport(checked, { colour: terminal.colour && !toFile }));
  if (options.output === undefined) {
    for (const piece of pieces) terminal.out(piece);
  } else {
    writeOutput(resolve(context.cwd, options.output), pieces);
  }
  if (options.format === 'text' && !options.quiet && !toFile) terminal.out(`${textSummary(checked)}\n`);
}

function* withLineEnds(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

function writeOutput(path: string, pieces: Iterable<string>): void {
  try {
    writeFileSync(path, '');
    for (const piece of pieces) writeFileSync(path, piece, { flag: 'a' });
  } catch (error) {
    throw new CommandError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function knownChecks(ids: readonly string[]): void {
  for (const id of ids) {
    if (checkIds.includes(id)) continue;
    const near = nearest(id, checkIds);
    throw new CommandError(`There is no check "${id}".${near ? ` Did you mean ${near}?` : ''}`);
  }
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
