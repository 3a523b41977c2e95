import { commandLineDoor, cureSentence } from '../../actions/models/packaging/cureSentences';
import { wholeSentence } from '../../actions/models/packaging/wholeSentence';
import { verifyModel, type VerifiedModel } from '../../actions/models/verifyModel';
import { plural } from '../../base/text';
import { signatureFile } from '../../models/package/layoutDocuments';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';
import { readKey } from './keyFile';
import type { ModelsOptions } from './modelsOptions';
import { namedPath } from './namedPath';
import { withModels } from './openModels';
import { printJson } from './printJson';

export interface VerifyOptions extends ModelsOptions {
  readonly key?: string;
}

/** Prints whether a package is whole; a key asks for a valid signature by it. */
export function printVerification(command: CommandContext, word: string, options: VerifyOptions): Promise<ExitCode> {
  const { cwd, terminal } = command;
  return withModels(command, { ...options, reads: true }, async ({ context }) => {
    const key = options.key === undefined ? null : readKey(cwd, options.key);
    const found = await verifyModel(context, { package: word, path: namedPath(cwd, context.root, word), key });
    const verified = key !== null && found.signed === 'absent' ? unsigned(found) : found;
    terminal.progress('');
    const { ok, digest, signed, problems } = verified;
    const cures = verified.cures.map((it) => cureSentence(it, commandLineDoor(word)));
    if (options.format === 'json') printJson(command, { ok, digest, signed, problems, cures });
    else for (const line of verificationText(word, verified, cures)) terminal.out(`${line}\n`);
    return ok ? ExitCode.done : ExitCode.findings;
  });
}

function unsigned(found: VerifiedModel): VerifiedModel {
  const problem = { path: signatureFile, problem: 'is missing: the package is not signed' };
  return { ...found, ok: false, problems: [...found.problems, problem] };
}

function verificationText(word: string, verified: VerifiedModel, cures: readonly string[]): readonly string[] {
  const { ok, digest, signed, problems } = verified;
  if (ok)
    return [
      `${wholeSentence(word, verified)}${signed === 'unchecked' ? ' --key checks it.' : ''}`,
      `  ${digest ?? ''}`,
    ];
  const isWhole = problems.every(({ path }) => path === signatureFile);
  const what = isWhole
    ? `The files of ${word} are whole; its signature does not hold`
    : `${word} is not as it was made`;
  return [
    `${what}: ${plural(problems.length, 'problem')}.`,
    ...problems.map(({ path, problem }) => `  ${path}: ${problem}`),
    ...cures,
  ];
}
