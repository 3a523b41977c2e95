import type { Document, YAMLError } from 'yaml';
import { comparePositions, type Range } from '../base/position';
import { aliasProblem } from './aliasProblem';
import { applySchema, type AppliedSchema } from './applySchema';
import { blankPlace } from './blankPlace';
import { bareWordProblems, repeatedKeyProblems } from './ambiguousYaml';
import { emptyConfig } from './config';
import type { ConfigProblem } from './configProblem';
import type { ParsedConfig } from './parsedConfig';
import { plainValues } from './plainValues';
import type { SchemaIssue } from './schemaIssues';
import { TextPlaces } from './textPlaces';
import { unclosedAt } from './unclosed';
import { placeAt, readYaml, type ConfigPath } from './yamlTree';

export type { ConfigProblem } from './configProblem';
export type { ParsedConfig } from './parsedConfig';

/** Reads the text of a `tend.yaml`. Never fails: what is wrong is a problem at its place, the rest applies. */
export function parseConfig(text: string): ParsedConfig {
  const places = new TextPlaces(text);
  const document = readYaml(text);
  const syntax = syntaxProblems(document, places);
  const broken = syntax.some(({ code }) => code === 'config-syntax');
  const { config, problems, usable, leftOut, documentPath } = broken ? nothingRead([]) : readValues(document, places);
  const words = bareWordProblems(document, places).filter(
    ({ range }) => !problems.some((it) => sameStart(it.range, range)),
  );
  return {
    config,
    problems: [...syntax, ...problems, ...words].sort((a, b) => comparePositions(a.range.start, b.range.start)),
    usable,
    leftOut: leftOut.flatMap(({ path, ...named }) => {
      const range = valueRange(document, places, path);
      return range ? [{ ...named, range }] : [];
    }),
    rangeOf: (path) => wholeRange(document, places, documentPath(path)),
    keyRangeOf: (path) => keyRange(document, places, documentPath(path)),
    valueRangeOf: (path) => valueRange(document, places, documentPath(path)),
    blankPlaceOf: (path) => {
      const around = path.slice(0, -1);
      return blankPlace(text, around.length > 0 ? keyRange(document, places, around) : null, path.at(-1) ?? '');
    },
  };
}

type ReadValues = Pick<ParsedConfig, 'config' | 'problems' | 'usable'> &
  Pick<AppliedSchema, 'leftOut' | 'documentPath'>;

function nothingRead(problems: readonly ConfigProblem[]): ReadValues {
  return { config: emptyConfig, problems, usable: false, leftOut: [], documentPath: (path) => path };
}

function readValues(document: Document.Parsed, places: TextPlaces): ReadValues {
  let value: unknown;
  try {
    value = plainValues(document) ?? {};
  } catch (error) {
    return nothingRead([aliasProblem(document, places, error)]);
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const message = 'This is not a mapping; begin with a key such as `datasets:`. Nothing of the file is applied.';
    return nothingRead([
      { severity: 'error', code: 'config-not-a-mapping', message, range: places.range(0, places.lineEnd(0)) },
    ]);
  }
  const { issues, ...applied } = applySchema(value);
  return { ...applied, problems: issues.map((issue) => problemOf(issue, document, places)), usable: true };
}

/** What the YAML reader itself objects to. */
function syntaxProblems(document: Document.Parsed, places: TextPlaces): readonly ConfigProblem[] {
  const unclosed = unclosedProblem(document, places);
  const others = [...document.errors, ...document.warnings].filter((error) => !unclosed || !missesCloser(error));
  const problems = others.map((error): ConfigProblem => {
    const warning = error.name === 'YAMLWarning';
    return {
      severity: warning ? 'warning' : 'error',
      code: warning ? 'config-yaml' : 'config-syntax',
      message: syntaxMessage(error),
      range: oneLine(places, error.pos[0], error.pos[1]),
    };
  });
  return [...(unclosed ? [unclosed] : []), ...problems, ...repeatedKeyProblems(document, places)];
}

/** What the reader trips over is often many lines behind what opens and never closes. */
function unclosedProblem(document: Document.Parsed, places: TextPlaces): ConfigProblem | null {
  const first = document.errors.some(isTooDeep) ? undefined : document.errors.find(missesCloser);
  const unclosed = first ? unclosedAt(places.text, first.pos[0]) : null;
  if (!unclosed) return null;
  const { offset, opener } = unclosed;
  const line = places.position(offset).line + 1;
  const what = opener === '[' || opener === '{' ? 'bracket' : 'quote';
  const closer = opener === '[' ? ']' : opener === '{' ? '}' : opener;
  return {
    severity: 'error',
    code: 'config-syntax',
    message: `The ${what} \`${opener}\` opens in line ${line} and is never closed; write \`${closer}\` behind its last value.`,
    range: places.range(offset, offset + 1),
  };
}

function isTooDeep({ message }: YAMLError): boolean {
  return /call stack|stack overflow/i.test(message);
}

function missesCloser({ code, message }: YAMLError): boolean {
  return code === 'MISSING_CHAR' || /^Flow (map|sequence) .*end with a [\]}]/.test(message);
}

function syntaxMessage(error: YAMLError): string {
  const { code, message } = error;
  if (code === 'MULTIPLE_DOCS') return 'A second document begins here; `tend.yaml` is one.';
  if (isTooDeep(error)) return 'This is nested more deeply than can be read.';
  return `${message.replace(/\s+/g, ' ').replace(/\.$/, '')}.`;
}

function problemOf(issue: SchemaIssue, document: Document, places: TextPlaces): ConfigProblem {
  const { path, at, code, message, suggestion } = issue;
  const missing = code === 'config-missing-key';
  const range =
    at === 'key' || missing
      ? keyRange(document, places, missing ? path.slice(0, -1) : path)
      : valueRange(document, places, path);
  return {
    severity: 'error',
    code,
    message,
    range: range ?? places.range(0, places.lineEnd(0)),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function keyRange(document: Document, places: TextPlaces, path: ConfigPath): Range | null {
  const place = placeAt(document, path);
  const range = (place?.key ?? place?.value)?.range;
  return range ? oneLine(places, range[0], range[1]) : null;
}

/** The value, or the key of a value that goes over several lines. */
function valueRange(document: Document, places: TextPlaces, path: ConfigPath): Range | null {
  const place = placeAt(document, path);
  const range = place?.value?.range;
  if (!range) return keyRange(document, places, path);
  return range[1] > places.lineEnd(range[0]) ? keyRange(document, places, path) : places.range(range[0], range[1]);
}

function wholeRange(document: Document, places: TextPlaces, path: ConfigPath): Range | null {
  const place = placeAt(document, path);
  const start = (place?.key ?? place?.value)?.range?.[0];
  const end = (place?.value?.range ?? place?.key?.range)?.[1];
  return start === undefined || end === undefined ? null : places.range(start, Math.max(start, end));
}

function oneLine(places: TextPlaces, start: number, end: number): Range {
  return places.range(start, Math.max(start, Math.min(end, places.lineEnd(start))));
}

function sameStart(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.start) === 0;
}
