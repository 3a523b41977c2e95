import { formatCount, plural } from '../../base/text';
import type { Severity } from '../../data/finding';
import { severities } from '../../data/finding';
import { countBySeverity } from '../../data/severity';
import { isArray, isNotebook } from '../../project/fileKinds';
import type { CheckedFiles } from '../../actions/checkData';
import type { ConfigNote } from '../configNotes';
import type { DangerousModel } from '../dangerousModels';
import type { DangerousCall } from '../dangerousScripts';
import { oneLine } from '../oneLine';
import { partlyChecked, summarizeFindings } from './summary';

const colours: Record<Severity, string> = { error: '31', warning: '33', info: '34', hint: '90' };

/** What a compiler prints: one line for each finding, `path:line:column severity message check`, 1-based. */
export function* textReport(
  checked: CheckedFiles,
  dangerous: readonly (DangerousModel | DangerousCall)[],
  options: { readonly colour: boolean },
): Iterable<string> {
  const paint = (code: string, text: string) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  for (const file of checked.files) {
    const path = oneLine(file.path);
    for (const finding of file.findings) {
      const { line, character } = finding.range?.start ?? { line: 0, character: 0 };
      const place = `${path}:${line + 1}:${character + 1}`;
      const severity = paint(colours[finding.severity], finding.severity);
      yield `${place} ${severity} ${oneLine(finding.message)} ${paint('90', finding.check)}`;
    }
    if (!file.complete) yield `${path}: only partly checked, ${file.reason ?? 'the reason is not known'}`;
  }
  for (const found of dangerous) {
    const { path, severity, message, check } = found;
    const { line, character } = 'range' in found ? found.range.start : { line: 0, character: 0 };
    const place = `${oneLine(path)}:${line + 1}:${character + 1}`;
    yield `${place} ${paint(colours[severity], severity)} ${oneLine(message)} ${paint('90', check)}`;
  }
}

/** Names of this many files stand in a summary. */
const mostNames = 3;

/** "1 of 3 model files is dangerous to load.", "No findings in 5 model files and arrays." `unknown`: paths. */
export function modelsSummary(
  paths: readonly string[],
  found: { readonly dangerous: number; readonly damaged: number; readonly unknown: readonly string[] },
): string {
  const arrays = paths.filter(isArray).length;
  const isMixed = arrays > 0 && arrays < paths.length;
  const files = isMixed
    ? `${formatCount(paths.length)} model files and arrays`
    : plural(paths.length, arrays > 0 ? 'array' : 'model file');
  const some = (count: number) => (count === paths.length ? files : `${count} of ${files}`);
  const { dangerous, damaged, unknown } = found;
  const are = (count: number, what: string) =>
    count === 0 ? [] : [`${some(count)} ${count === 1 ? 'is' : 'are'} ${what}.`];
  const told = [...are(dangerous, 'dangerous to load'), ...are(damaged, 'damaged')];
  const sentence = told.length === 0 ? `No findings in ${files}.` : told.join(' ');
  if (unknown.length === 0) return sentence;
  const more = unknown.length - mostNames;
  const names = [...unknown.slice(0, mostNames).map(oneLine), ...(more > 0 ? [plural(more, 'other')] : [])].join(', ');
  const doubt = `What loading ${some(unknown.length)} would run is not known: ${names}; tend models inspect says why.`;
  return unknown.length === paths.length ? doubt : `${sentence} ${doubt}`;
}

/** "1 of 3 Python files loads what is dangerous.", "No findings in 3 Python files and notebooks." */
export function scriptsSummary(paths: readonly string[], calls: readonly { readonly path: string }[]): string {
  const scripts = paths.length;
  const notebooks = paths.filter(isNotebook).length;
  const isMixed = notebooks > 0 && notebooks < scripts;
  const files = isMixed
    ? `${formatCount(scripts)} Python files and notebooks`
    : plural(scripts, notebooks > 0 ? 'notebook' : 'Python file');
  const loading = new Set(calls.map(({ path }) => path)).size;
  if (loading === 0) return `No findings in ${files}.`;
  const some = loading === scripts ? files : `${loading} of ${files}`;
  return `${some} ${loading === 1 ? 'loads' : 'load'} what is dangerous.`;
}

/** "3 errors and 5 warnings in 1 of 6 files, 54,000 rows. 3 hints are left out (--level hint)." */
export function textSummary(checked: CheckedFiles, undeclared: number): string {
  return [
    shownSummary(checked),
    ...partlySummary(checked),
    ...leftOutSummary(checked),
    ...undeclaredSummary(undeclared),
  ].join(' ');
}

/** "2 errors and 1 warning in tend.yaml.", a sentence for each file. */
export function configSummary(notes: readonly ConfigNote[]): readonly string[] {
  return [...Map.groupBy(notes, ({ path }) => path)].map(
    ([path, found]) => `${countsInWords(countBySeverity(found))} in ${oneLine(path)}.`,
  );
}

/** "2 inputs could not be read." */
export function unreadableSummary(inputs: number): readonly string[] {
  return inputs === 0 ? [] : [`${plural(inputs, 'input')} could not be read.`];
}

/** "1 file was only partly checked (1 warning)." */
function partlySummary({ files }: CheckedFiles): readonly string[] {
  const { length } = partlyChecked(files);
  if (length === 0) return [];
  return [
    `${plural(length, 'file')} ${length === 1 ? 'was' : 'were'} only partly checked (${countOf(length, 'warning')}).`,
  ];
}

function undeclaredSummary(files: number): readonly string[] {
  if (files === 0) return [];
  const verb = files === 1 ? 'is' : 'are';
  return [
    `${plural(files, 'data file')} that tend.yaml does not declare ${verb} left out (name the folder to check all).`,
  ];
}

/** What was found and is not shown, with the level that shows it. */
function leftOutSummary({ leftOut }: CheckedFiles): readonly string[] {
  const hidden = (['warning', 'info', 'hint'] as const).filter((severity) => leftOut[severity] > 0);
  const least = hidden.at(-1);
  if (least === undefined) return [];
  const words = hidden.map((severity) => countOf(leftOut[severity], severity));
  const verb = hidden.length === 1 && leftOut[least] === 1 ? 'is' : 'are';
  return [`${joinWords(words)} ${verb} left out (--level ${least}).`];
}

function shownSummary(checked: CheckedFiles): string {
  const { counts } = summarizeFindings(checked.files);
  const rows = plural(
    checked.files.reduce((sum, file) => sum + file.rows, 0),
    'row',
  );
  const found = countsInWords(counts);
  if (found === '') return `No findings in ${plural(checked.files.length, 'file')}, ${rows}.`;
  const affected = checked.files.filter((file) => file.findings.length > 0).length;
  const where =
    affected === checked.files.length
      ? plural(checked.files.length, 'file')
      : `${affected} of ${plural(checked.files.length, 'file')}`;
  return `${found} in ${where}, ${rows}.`;
}

/** "2 errors and 1 warning"; empty where nothing is counted. */
function countsInWords(counts: Readonly<Record<Severity, number>>): string {
  return joinWords(severities.filter((severity) => counts[severity] > 0).map((it) => countOf(counts[it], it)));
}

function countOf(count: number, severity: Severity): string {
  return severity === 'info' ? `${count} info` : plural(count, severity);
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
