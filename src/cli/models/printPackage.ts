import { resolve } from 'node:path';
import {
  packageModel,
  packageModelInput,
  type PackagedModel,
  type PackageModelInput,
} from '../../actions/models/packageModel';
import { lackingParts } from '../../actions/models/packaging/lackingParts';
import { formatBytes, plural } from '../../base/text';
import type { CommandContext } from '../commandContext';
import { oneLine } from '../oneLine';
import { openProject } from '../project';
import { reportPath } from '../reportPath';
import { importInto } from '../runs/importing';
import { ExitCode } from '../terminal';
import type { ModelsOptions } from './modelsOptions';
import { withModels } from './openModels';
import { parsedInput } from './parsedInput';
import { printJson } from './printJson';

export interface PackageOptions extends ModelsOptions {
  readonly name: string;
  readonly run?: string;
  readonly example?: string;
  readonly golden?: string;
  readonly requirements?: string;
  readonly predictions?: string;
  readonly card?: string;
  readonly licence?: string;
  readonly data: readonly string[];
  readonly out?: string;
}

/** Makes a package and prints what went in. */
export function printPackage(
  command: CommandContext,
  source: string | null,
  options: PackageOptions,
): Promise<ExitCode> {
  return withModels(command, options, async ({ context, store }) => {
    const { runs, profiles } = store;
    if (options.run !== undefined)
      await importInto(
        command,
        { project: openProject(command.cwd, options), store: runs },
        { paths: [], full: false },
      );
    const input = parsedInput(packageModelInput, inputOf(command.cwd, source, options));
    const made = await packageModel({ ...context, runs, profiles }, input);
    command.terminal.progress('');
    if (options.format === 'json') printJson(command, document(context.root, made));
    else for (const line of packageText(context.root, made)) command.terminal.out(`${line}\n`);
    return ExitCode.done;
  });
}

function inputOf(cwd: string, source: string | null, options: PackageOptions): PackageModelInput {
  const path = (given: string | null = null) => (given === null ? null : resolve(cwd, given));
  return {
    source: path(source),
    name: options.name,
    run: options.run ?? null,
    example: path(options.example),
    golden: path(options.golden),
    requirements: path(options.requirements),
    predictions: path(options.predictions),
    card: path(options.card),
    licence: options.licence ?? null,
    data: options.data.map((file) => resolve(cwd, file)),
    out: path(options.out),
  };
}

function document(root: string, made: PackagedModel): object {
  const { name, digest, path, bytes, files, notes, warnings } = made;
  const lacking = lackingTexts(made).map((it) => `It lacks ${it}.`);
  return { name, digest, path: reportPath(root, path), bytes, files, notes, warnings: [...lacking, ...warnings] };
}

function lackingTexts(made: PackagedModel): readonly string[] {
  return lackingParts(made).map(({ text, option, so }) => `${text} (${option})${so === null ? '' : `, ${so}`}`);
}

function packageText(root: string, made: PackagedModel): readonly string[] {
  const { name, digest, path, bytes, files, notes, warnings } = made;
  const lacking = lackingTexts(made);
  return [
    `${name} is packaged: ${plural(files.length, 'file')}, ${formatBytes(bytes)}.`,
    `  ${reportPath(root, path)}`,
    `  ${digest}`,
    ...notes,
    ...titled('It lacks:', lacking),
    ...titled(
      'To look at before it is registered (a new package takes another --card, --licence or --predictions):',
      warnings.map(oneLine),
    ),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((it) => `  ${it}`)];
}
