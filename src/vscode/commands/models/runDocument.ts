import type { InputRows } from '../../../actions/models/pages/inputRows';
import type { RunModels } from '../../../actions/models/runModel';
import { durationText } from '../../../base/numberText';
import { formatCount, plural, shorten } from '../../../base/text';
import { differenceText, figureText } from '../../../models/gates/figureText';
import { byDifference, outputRows } from '../../../models/restore/compareOutputs';
import { escapeMarkdown, headedTable } from '../../markdown';

/** Rows that are listed; a table of more is not read by anybody. */
const mostRows = 200;
/** Columns of the input beside predictions of several rows; more would push these out of sight. */
const mostColumns = 6;

export interface Predicted {
  readonly made: RunModels;
  /**
   * How a person calls what was predicted, the absolute path of its file (null: it was typed), and those of its rows that are shown
   * (null: they cannot be shown as a table).
   */
  readonly input: { readonly label: string; readonly path: string | null; readonly rows: InputRows | null };
  /** How long all of it took. */
  readonly milliseconds: number;
}

/** What versions predicted, as Markdown: the input, the predictions beside each other with how they differ, how long it took. */
export function runDocument({ made, input, milliseconds }: Predicted): string {
  const { run, against } = made;
  const runs = against ? [run, against] : [run];
  const names = runs.map(({ version }) => version);
  const rows = rowsOf(made);
  const differ = rowsThatDiffer(made).length;
  const single = rows === 1 ? input.rows?.rows[0] : undefined;
  return `${[
    `# ${names.join(' beside ')}`,
    outcome(made),
    `Input: ${escapeMarkdown(input.label)}. ${tookText(milliseconds, names.length)} Nothing was recorded.`,
    ...(single && input.rows ? ['## Input', inputTable(input.rows.columns, single)] : []),
    `## ${rows === 1 ? 'Prediction' : 'Predictions'}`,
    ...(differ > 0 && rows > 1 ? ['Rows that differ come first, the largest difference before all others.'] : []),
    predictionTable(made, single ? null : input.rows),
    ...(rows > mostRows ? notListed({ names, path: input.path, rows, differ }) : []),
    '## Run with',
    runs.map(({ version, environment }) => `- ${version}: ${escapeMarkdown(environment)}`).join('\n'),
  ].join('\n\n')}\n`;
}

/** Rows that are listed, by their numbers from 1: those first in which two versions differ most. */
export function shownRows(made: RunModels): readonly number[] {
  const first = rowsThatDiffer(made);
  const told = new Set(first);
  const others = Array.from({ length: rowsOf(made) }, (_, index) => index + 1).filter((row) => !told.has(row));
  return [...first, ...others].slice(0, mostRows);
}

/** What only one version predicted comes behind what both did. */
function rowsThatDiffer({ run, against, differingRows }: RunModels): readonly number[] {
  if (!against || !differingRows) return [];
  const both = Math.min(run.rows, against.rows);
  const alone = Array.from({ length: Math.abs(run.rows - against.rows) }, (_, index) => both + index + 1);
  return [...byDifference(against.outputs, run.outputs, differingRows), ...alone];
}

function rowsOf({ run, against }: RunModels): number {
  return Math.max(run.rows, against?.rows ?? 0);
}

interface Unlisted {
  readonly names: readonly string[];
  readonly path: string | null;
  readonly rows: number;
  readonly differ: number;
}

/** How much is left out, and what prints all of it. */
function notListed({ names, path, rows, differ }: Unlisted): readonly string[] {
  const more = rows - mostRows;
  const differing = differ > mostRows ? `, ${formatCount(differ - mostRows)} of which differ,` : '';
  const said = `${plural(more, 'more row')}${differing} ${more === 1 ? 'is' : 'are'} not listed.`;
  if (path === null) return [said];
  const [name = '', other] = names;
  const command = `tend models run ${name} --input "${path}"${other === undefined ? '' : ` --against ${other}`} --format json`;
  return [`${said} In a terminal in the folder of the project, this prints all of them:`, `\`\`\`\n${command}\n\`\`\``];
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

/** A row for each prediction: what it is of, as far as that fits, what each version says, and how they differ. */
function predictionTable(made: RunModels, input: InputRows | null): string {
  const runs = made.against ? [made.run, made.against] : [made.run];
  const outputs = runs.map((it) => outputRows(it.outputs));
  const columns = input?.columns.slice(0, mostColumns) ?? [];
  const left = (input?.columns.length ?? 0) - columns.length;
  const unseen = left > 0 ? [`and ${plural(left, 'more column')}`] : [];
  const numbered = rowsOf(made) > 1;
  const body = shownRows(made).map((row, index) => {
    const values = outputs.map((all) => all[row - 1]);
    return [
      ...(numbered ? [String(row)] : []),
      ...columns.map((_, column) => valueText(input?.rows[index]?.[column])),
      ...unseen.map(() => '…'),
      ...values.map(valueText),
      ...(values.length > 1 ? [differing(values[0], values[1])] : []),
    ];
  });
  const head = [...(numbered ? ['row'] : []), ...columns, ...unseen, ...runs.map(({ version }) => version)];
  return headedTable([...head, ...(runs.length > 1 ? ['difference'] : [])], body);
}

function differing(one: unknown, other: unknown): string {
  if (JSON.stringify(one) === JSON.stringify(other)) return 'none';
  return typeof one === 'number' && typeof other === 'number' ? differenceText(one - other) : 'differs';
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), 120);
}
