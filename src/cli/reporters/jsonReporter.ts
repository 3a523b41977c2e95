import type { CheckedFiles } from '../../actions/checkData';
import type { Finding } from '../../data/finding';
import type { FileReport } from '../../data/report';
import { countBySeverity } from '../../data/severity';
import type { ConfigNote } from '../configNotes';
import type { DangerousModel } from '../dangerousModels';
import type { DangerousCall } from '../dangerousScripts';
import type { UnusableInput } from '../unusable';
import { partlyChecked, summarizeFindings } from './summary';

interface Beside {
  readonly version: string;
  readonly undeclared: number;
  readonly dangerous: readonly DangerousModel[];
  readonly unknown: readonly string[];
  readonly calls: readonly DangerousCall[];
  readonly config: readonly ConfigNote[];
  readonly unreadable: readonly UnusableInput[];
}

/**
 * The document of `tend check --format json`, in pieces: with `--all-cells` it may be larger than a string can be.
 * `undeclared` stands in it where data files of the project were left out, `models` where some are dangerous, `unknownModels`
 * where nobody can tell of some what loading them would run, `scripts` where calls in Python files and notebooks load what is dangerous,
 * `config` where something is wrong in `tend.yaml`, `unreadable` where of an input nothing could be read.
 */
export function* jsonReport(
  checked: CheckedFiles,
  { version, undeclared, dangerous, unknown, calls, config, unreadable }: Beside,
): Iterable<string> {
  yield `{"tend":${JSON.stringify(version)},"schema":1,"files":[`;
  for (const [index, file] of checked.files.entries()) {
    yield `${index > 0 ? ',' : ''}\n${fileHead(file)},"findings":[`;
    for (const [place, finding] of file.findings.entries()) {
      yield `${place > 0 ? ',' : ''}\n${JSON.stringify(publicFinding(finding))}`;
    }
    yield ']}';
  }
  const { counts, cells } = summarizeFindings(checked.files);
  const models = dangerous.length > 0 ? `,"models":${JSON.stringify(dangerous)}` : '';
  const unclear = unknown.length > 0 ? `,"unknownModels":${JSON.stringify(unknown)}` : '';
  const scripts = calls.length > 0 ? `,"scripts":${JSON.stringify(calls)}` : '';
  const wrong = config.length > 0 ? `,"config":${JSON.stringify(config.map(publicNote))}` : '';
  const unread = unreadable.map(({ path, problem }) => ({ path, problem }));
  const missed = unread.length > 0 ? `,"unreadable":${JSON.stringify(unread)}` : '';
  const leftOut = undeclared > 0 ? `,"undeclared":${undeclared}` : '';
  const beside = countBySeverity([...dangerous, ...calls, ...config, ...partlyChecked(checked.files)], counts);
  const summary = { ...beside, cells };
  yield `]${models}${unclear}${scripts}${wrong}${missed},"summary":${JSON.stringify(summary)}${leftOut}}\n`;
}

/** The opening of a file's object, without its closing brace. */
function fileHead(file: FileReport): string {
  const { path, format, bytes, rows, columns, complete, reason } = file;
  return JSON.stringify({ path, format, bytes, rows, columns: columns.length, complete, reason }).slice(0, -1);
}

function publicNote({ path, check, severity, message, range }: ConfigNote): Omit<ConfigNote, 'line'> {
  return { path, check, severity, message, range };
}

/** What the contract names, in its order: the mend itself stays inside. */
function publicFinding(finding: Finding): Omit<Finding, 'mend'> {
  const { check, severity, message, scope, row, column, columnIndex, range, bytes, value, count, fix, samples } =
    finding;
  return {
    check, severity, message, scope, row, column, columnIndex, range, bytes, value, count, fix,
    ...(samples ? { samples } : {}),
  }; // prettier-ignore
}
