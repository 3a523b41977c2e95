import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePositions } from '../../../base/position';
import { isMissing } from '../../../base/errors';
import { configName } from '../../../project/fileKinds';
import { parseConfig } from '../../../project/parseConfig';
import { noConfig, type ParsedConfig } from '../../../project/parsedConfig';

/** What is asked of a `tend.yaml` beside what it declares. */
export type TendYaml = Pick<ParsedConfig, 'problems' | 'rangeOf' | 'keyRangeOf'>;

/** The `tend.yaml` that a command was given, else the one on disk. */
export function tendYamlOf({ root, tendYaml }: { readonly root: string; readonly tendYaml?: TendYaml }): TendYaml {
  if (tendYaml) return tendYaml;
  try {
    return parseConfig(readFileSync(join(root, configName), 'utf8'));
  } catch (error) {
    if (isMissing(error)) return noConfig;
    throw error;
  }
}

/**
 * What is wrong with the part of `tend.yaml` that declares a model, as a sentence; null: nothing is. Elsewhere a wrong part is
 * left out and the rest applies, but a gate that is left out would let through what it was to stop.
 */
export function gatesProblem({ problems, rangeOf }: TendYaml, model: string): string | null {
  const errors = problems.filter(({ severity }) => severity === 'error');
  // Where there is no key `models`, it may be the one that is misspelt.
  const isWhole = rangeOf(['models']) === null;
  const part = rangeOf(['models', model]);
  const wrong = errors.find(
    ({ range }) =>
      isWhole ||
      (part !== null && comparePositions(range.start, part.start) >= 0 && comparePositions(range.start, part.end) <= 0),
  );
  if (!wrong) return null;
  const { line, character } = wrong.range.start;
  return `tend.yaml:${line + 1}:${character + 1}: ${wrong.message} Until it is mended a gate may be missing, so nothing is promoted.`;
}
