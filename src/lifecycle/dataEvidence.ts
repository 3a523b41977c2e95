import { formatCount, plural } from '../base/text';
import type { Severity } from '../data/finding';
import { configTarget } from './configTarget';
import type { Evidence, Target } from './lifecycle';
import type { DataFileSnapshot, ProjectSnapshot } from './snapshot';

/** Evidence of stage 2: what is found, what is wrong with it, what is declared of it. */
export function dataEvidence(snapshot: ProjectSnapshot): readonly Evidence[] {
  const files = snapshot.dataFiles;
  if (files.length === 0 && snapshot.intent.dataSets.length === 0) return [];
  return [
    found(files),
    ...unreadable(files),
    findings(files, 'error', 'Cells with errors', 'fail'),
    findings(files, 'warning', 'Warnings', 'warning'),
    ...declarations(snapshot),
  ];
}

function found(files: readonly DataFileSnapshot[]): Evidence {
  const checked = files.filter((file) => file.state === 'checked');
  const rows = checked.reduce((sum, file) => sum + file.rows, 0);
  const waiting = files.filter(isToCome).length;
  return {
    id: 'data.found',
    label: 'Data files',
    detail:
      waiting > 0
        ? `${formatCount(checked.length)} of ${formatCount(files.length)} checked`
        : `${plural(checked.length, 'file')}, ${plural(rows, 'row')}`,
    state: files.length === 0 ? 'notStarted' : waiting > 0 ? 'begun' : 'pass',
    target: files[0] ? { kind: 'file', path: files[0].path } : null,
  };
}

function unreadable(files: readonly DataFileSnapshot[]): readonly Evidence[] {
  return files
    .filter((file) => file.state === 'unreadable')
    .slice(0, 5)
    .map((file) => ({
      id: `data.unreadable.${file.path}`,
      label: file.path,
      detail: file.problem ?? 'cannot be read',
      state: 'fail',
      target: null,
    }));
}

function findings(
  files: readonly DataFileSnapshot[],
  severity: Severity,
  label: string,
  bad: 'fail' | 'warning',
): Evidence {
  const affected = files.filter((file) => file.counts[severity] > 0);
  const total = affected.reduce((sum, file) => sum + file.counts[severity], 0);
  const first = affected[0];
  const toCome = files.some(isToCome);
  return {
    id: `data.${severity}`,
    label,
    detail: first === undefined ? (toCome ? 'none so far' : 'none') : `${formatCount(total)} in ${where(affected)}`,
    state: total > 0 ? bad : !files.some((file) => file.state === 'checked') ? 'notStarted' : toCome ? 'begun' : 'pass',
    ...(total > 0 && bad === 'fail' ? { toMend: total } : {}),
    target: first ? fileTarget(first) : null,
  };
}

function isToCome({ state }: DataFileSnapshot): boolean {
  return state === 'waiting' || state === 'checking';
}

/** "penguins_raw.csv", or "3 files". */
function where(files: readonly DataFileSnapshot[]): string {
  const first = files[0];
  return files.length === 1 && first ? baseName(first.path) : plural(files.length, 'file');
}

function declarations(snapshot: ProjectSnapshot): readonly Evidence[] {
  const sets = snapshot.intent.dataSets;
  const first = sets[0];
  const target = configTarget(snapshot, first?.at);
  const item = (id: string, label: string, names: readonly string[], missing: string, absent = ''): Evidence => ({
    id: `data.${id}`,
    label,
    detail: [names.join(', '), absent].filter(Boolean).join('; ') || missing,
    state: absent !== '' ? 'warning' : names.length > 0 ? 'pass' : 'notStarted',
    target,
  });
  const lacking = sets.reduce((sum, { absent }) => sum + absent.columns, 0);
  const columns = sets.reduce((sum, set) => sum + set.columns, 0) - lacking;
  const targets = (are: 'absent' | 'there') =>
    unique(sets.flatMap((set) => (set.target !== null && set.absent.target === (are === 'absent') ? set.target : [])));
  const lost = sets.filter(({ absent }) => absent.file !== null);
  const noTarget = targets('absent').map((name) => `no column is called ${name}`);
  const expectations = item(
    'expectations',
    'Expectations',
    columns > 0 ? [plural(columns, 'column')] : [],
    'none declared',
    [
      lacking > 0 ? `${plural(lacking, 'declared column is', 'declared columns are')} not there` : '',
      lost.length > 0 ? `the file of ${lost.map(({ text }) => text).join(', ')} was not found` : '',
    ]
      .filter(Boolean)
      .join('; '),
  );
  return [
    lost[0] ? { ...expectations, target: configTarget(snapshot, lost[0].at) } : expectations,
    item('target', 'Target', targets('there'), 'not declared', noTarget.join(', ')),
    item(
      'source',
      'Source and licence',
      sets.filter((set) => set.hasSource).map((set) => set.text),
      'not declared',
    ),
    item('splits', 'Splits', unique(sets.flatMap((set) => set.splits)), 'not declared'),
  ];
}

export function fileTarget(file: DataFileSnapshot): Target {
  return { kind: 'file', path: file.path, ...(file.firstError ? { range: file.firstError } : {}) };
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
