import type { InputRows } from '../../../actions/models/pages/inputRows';
import type { ModelRun, RunModels } from '../../../actions/models/runModel';
import { plural, shorten } from '../../../base/text';
import { differenceText, figureText } from '../../../models/gates/figureText';
import { unwrapped } from '../../../models/restore/compareOutputs';
import { durationText } from '../../figures';
import { escapeMarkdown, headedTable } from '../../markdown';

/** Rows that are listed; a table of more is not read by anybody. */
export const mostRows = 200;
/** Columns of the input beside predictions of several rows; more would push these out of sight. */
const mostColumns = 6;

export interface Predicted {
  readonly made: RunModels;
  /** How a person calls what was predicted, and its rows; null: they cannot be shown as a table. */
  readonly input: { readonly label: string; readonly rows: InputRows | null };
  /** How long all of it took. */
  readonly milliseconds: number;
}

/** What versions predicted, as Markdown: the input, the predictions beside each other with how they differ, how long it took. */
export function runDocument({ made, input, milliseconds }: Predicted): string {
  const { run, against } = made;
  const runs = against ? [run, against] : [run];
  const names = runs.map(({ version }) => version);
  const outputs = runs.map((it) => listed(it.outputs));
  const rows = Math.max(...outputs.map((it) => it.length));
  const single = rows === 1 ? input.rows?.rows[0] : undefined;
  const more = rows > mostRows ? [`${plural(rows - mostRows, 'more row')} are not listed.`] : [];
  return `${[
    `# ${names.join(' beside ')}`,
    outcome(made),
    `Input: ${escapeMarkdown(input.label)}. ${tookText(milliseconds, names.length)} Nothing was recorded.`,
    ...(single && input.rows ? ['## Input', inputTable(input.rows.columns, single)] : []),
    `## ${rows === 1 ? 'Prediction' : 'Predictions'}`,
    predictionTable(names, outputs, single ? null : input.rows),
    ...more,
    '## Run with',
    runs.map(({ version, environment }) => `- ${version}: ${escapeMarkdown(environment)}`).join('\n'),
  ].join('\n\n')}\n`;
}

function outcome({ run, against, difference }: RunModels): string {
  const predicted = plural(run.rows, 'prediction');
  if (!against || !difference) return `**${predicted} of ${run.version}.**`;
  const { differing, compared, maxAbsDiff } = difference;
  const same = `**${against.version} says the same:** all ${plural(compared, 'value')} agree.`;
  if (differing === 0) return compared === 1 ? `**${against.version} says the same.**` : same;
  const largest = maxAbsDiff === null ? '' : `, by ${figureText(maxAbsDiff)}${compared === 1 ? '' : ' at most'}`;
  const share =
    compared === 1
      ? 'The prediction differs'
      : `${differing} of ${plural(compared, 'value')} ${differing === 1 ? 'differs' : 'differ'}`;
  return `**${share} from ${against.version}${largest}.**`;
}

function tookText(milliseconds: number, versions: number): string {
  const what = versions === 1 ? 'restoring the version' : 'restoring both versions';
  return `It took ${durationText(milliseconds)}, ${what} included.`;
}

function inputTable(columns: readonly string[], row: readonly unknown[]): string {
  return headedTable(
    ['column', 'value'],
    columns.map((column, index) => [column, valueText(row[index])]),
  );
}

type Outputs = readonly (readonly unknown[])[];

/** A row for each prediction: what it is of, as far as that fits, what each version says, and how they differ. */
function predictionTable(names: readonly string[], outputs: Outputs, input: InputRows | null): string {
  const columns = input?.columns.slice(0, mostColumns) ?? [];
  const left = (input?.columns.length ?? 0) - columns.length;
  const unseen = left > 0 ? [`and ${plural(left, 'more column')}`] : [];
  const rows = Math.max(...outputs.map((it) => it.length));
  const numbered = rows > 1;
  const body = Array.from({ length: Math.min(rows, mostRows) }, (_, row) => [
    ...(numbered ? [String(row + 1)] : []),
    ...columns.map((__, column) => valueText(input?.rows[row]?.[column])),
    ...unseen.map(() => '…'),
    ...outputs.map((values) => valueText(values[row])),
    ...(outputs.length > 1 ? [differing(outputs[0]?.[row], outputs[1]?.[row])] : []),
  ]);
  const head = [...(numbered ? ['row'] : []), ...columns, ...unseen, ...names];
  return headedTable([...head, ...(outputs.length > 1 ? ['difference'] : [])], body);
}

function differing(one: unknown, other: unknown): string {
  if (JSON.stringify(one) === JSON.stringify(other)) return 'none';
  return typeof one === 'number' && typeof other === 'number' ? differenceText(one - other) : 'differs';
}

function listed(outputs: ModelRun['outputs']): readonly unknown[] {
  const value = unwrapped(outputs);
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), 120);
}
