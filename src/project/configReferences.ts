import { ownEntry } from '../base/ownEntry';
import type { Range } from '../base/position';
import { nearestName, shorten } from '../base/text';
import type { ConfigProblem } from './configProblem';
import { declaredFor, type DeclaredFor } from './expectationsFor';
import type { LeftOut, ParsedConfig } from './parsedConfig';
import { nearestModel } from './nearestModel';
import { nearestPath } from './nearestPath';
import { isTablePath, pathMatch } from './pathPattern';
import type { ConfigPath } from './yamlTree';

/** A name in `tend.yaml` of something that lies elsewhere, and where it stands. */
interface Reference {
  readonly name: string;
  readonly path: ConfigPath;
  readonly at: 'key' | 'value';
}

/** Names of checks in `tend.yaml` that do not exist, those of suppressions that lack something else included. */
export function unknownChecks(parsed: ParsedConfig, checkIds: readonly string[]): readonly ConfigProblem[] {
  const references = Object.entries(parsed.config.datasets ?? {}).flatMap(([name, dataSet]): Reference[] => {
    const root: ConfigPath = ['datasets', name];
    const suppressed = (dataSet.suppress ?? []).map((entry, index) =>
      valueReference(entry.check, [...root, 'suppress', index, 'check']),
    );
    return [...keyReferences(dataSet.checks, [...root, 'checks']), ...suppressed];
  });
  const leftOut = unknownLeftOut(parsed, ({ kind }) => kind === 'check', checkIds);
  return [...unknown(parsed, references, checkIds), ...leftOut].map(({ name, near, range }) => ({
    severity: 'warning',
    code: 'config-unknown-check',
    message: `There is no check \`${shorten(name)}\`.${near === null ? '' : ` Did you mean \`${near}\`?`}`,
    range,
    ...(near === null ? {} : { suggestion: near }),
  }));
}

/** Models in `tend.yaml` that no version is of, where one that is registered and not declared has nearly their name. */
export function misspeltModels(parsed: ParsedConfig, registered: readonly string[]): readonly ConfigProblem[] {
  const { models } = parsed.config;
  const undeclared = registered.filter((name) => ownEntry(models, name) === undefined);
  const references = keyReferences(models, ['models']).filter(({ name }) => !registered.includes(name));
  return unknown(parsed, references, undeclared, nearestModel).flatMap(({ name, near, range }) =>
    near === null
      ? []
      : {
          severity: 'warning',
          code: 'config-unknown-model',
          message: `No version of a model \`${shorten(name)}\` is registered. Did you mean \`${near}\`?`,
          range,
          suggestion: near,
        },
  );
}

/**
 * Names of columns in the data set of a file (project-relative) that the file does not have, those of suppressions that lack
 * something else included.
 */
export function unknownColumns(
  parsed: ParsedConfig,
  file: string,
  columns: readonly string[],
): readonly ConfigProblem[] {
  const declared = declaredFor(parsed.config, file);
  if (!declared) return [];
  const leftOut = unknownLeftOut(
    parsed,
    ({ kind, dataSet }) => kind === 'column' && dataSet === declared.name,
    columns,
  );
  return [...unknown(parsed, columnReferences(declared), columns), ...leftOut].map(({ name, near, range }) => ({
    severity: 'warning',
    code: 'config-unknown-column',
    message: `There is no column \`${shorten(name)}\` in ${file}${near === null ? '' : `; nearest: ${near}`}.`,
    range,
    ...(near === null ? {} : { suggestion: near }),
  }));
}

/** Paths of data sets and splits that no data file fits; `files` are relative to `tend.yaml`. */
export function unmatchedPaths(parsed: ParsedConfig, files: readonly string[]): readonly ConfigProblem[] {
  const references = Object.entries(parsed.config.datasets ?? {}).flatMap(([name, { path, splits }]): Reference[] => [
    ...(path === undefined ? [] : [valueReference(path, ['datasets', name, 'path'])]),
    ...Object.entries(splits ?? {}).flatMap(([split, file]) =>
      file === undefined ? [] : [valueReference(file, ['datasets', name, 'splits', split])],
    ),
  ]);
  const unmatched = references.filter(({ name }) => isTablePath(name) && !files.some((file) => pathMatch(name, file)));
  return unknown(parsed, unmatched, files, nearestPath).map(({ name, near, range }) => ({
    severity: 'warning',
    code: 'config-no-file',
    message: `No data file fits \`${shorten(name)}\`${near === null ? '' : `; nearest: ${near}`}.`,
    range,
    ...(near === null ? {} : { suggestion: near }),
  }));
}

function columnReferences({ name, dataSet }: DeclaredFor): readonly Reference[] {
  const root: ConfigPath = ['datasets', name];
  const roles = (['target', 'id', 'time', 'group'] as const).flatMap((role) =>
    dataSet[role] === undefined ? [] : [valueReference(dataSet[role], [...root, role])],
  );
  const suppressed = (dataSet.suppress ?? []).flatMap(({ column }, index) =>
    column === undefined ? [] : [valueReference(column, [...root, 'suppress', index, 'column'])],
  );
  return [
    ...roles,
    ...keyReferences(dataSet.columns, [...root, 'columns']),
    ...keyReferences(dataSet.population, [...root, 'population']),
    ...(dataSet.sensitive ?? []).map((column, index) => valueReference(column, [...root, 'sensitive', index])),
    ...suppressed,
  ];
}

function keyReferences(mapping: object | undefined, path: ConfigPath): readonly Reference[] {
  return Object.keys(mapping ?? {}).map((name) => ({ name, path: [...path, name], at: 'key' }));
}

function valueReference(name: string, path: ConfigPath): Reference {
  return { name, path, at: 'value' };
}

interface Unknown {
  readonly name: string;
  readonly near: string | null;
  readonly range: Range;
}

/** The same of suppressions that do not apply. */
function unknownLeftOut(
  { leftOut }: ParsedConfig,
  isMeant: (named: LeftOut) => boolean,
  known: readonly string[],
): readonly Unknown[] {
  return leftOut
    .filter((named) => isMeant(named) && !known.includes(named.name))
    .map(({ name, range }) => ({ name, near: nearestName(name, known), range }));
}

function unknown(
  parsed: ParsedConfig,
  references: readonly Reference[],
  known: readonly string[],
  near = nearestName,
): readonly Unknown[] {
  return references.flatMap(({ name, path, at }) => {
    const range = known.includes(name) ? null : at === 'key' ? parsed.keyRangeOf(path) : parsed.valueRangeOf(path);
    return range ? [{ name, near: near(name, known), range }] : [];
  });
}
