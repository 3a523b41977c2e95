import type { ModelRun, RunModels } from '../../../actions/models/runModel';
import { plural } from '../../../base/text';
import { figureText } from '../../../models/gates/figureText';
import { unwrapped } from '../../../models/restore/compareOutputs';
import { escapeMarkdown } from '../../markdown';

/** Rows that are listed; a table of more is not read by anybody. */
const mostRows = 200;

/** What versions predicted, as a document: the outputs row by row, beside each other, those that differ marked. */
export function runDocument({ run, against, difference }: RunModels, input: string): string {
  const runs = against ? [run, against] : [run];
  const outputs = runs.map((it) => listed(it.outputs));
  const rows = Math.max(...outputs.map((it) => it.length));
  const shown = Math.min(rows, mostRows);
  const head = ['row', ...runs.map(({ version }) => version), ...(against ? [''] : [])];
  const body = Array.from({ length: shown }, (_, row) => {
    const texts = outputs.map((values) => outputText(values[row]));
    return [String(row + 1), ...texts, ...(against ? [texts[0] === texts[1] ? '' : 'differs'] : [])];
  });
  return [
    `# ${runs.map(({ version }) => version).join(' and ')} on ${escapeMarkdown(input)}`,
    '',
    differenceText(run, against, difference),
    '',
    tableLine(head),
    tableLine(head.map(() => '---')),
    ...body.map(tableLine),
    ...(rows > shown ? ['', `${plural(rows - shown, 'more row')} are not listed.`] : []),
    '',
    ...runs.map(({ version, environment }) => `${version}: ${escapeMarkdown(environment)}  `),
    '',
  ].join('\n');
}

function differenceText(run: ModelRun, against: ModelRun | null, difference: RunModels['difference']): string {
  const predicted = `${plural(run.rows, 'prediction')}. Nothing was recorded.`;
  if (!against || !difference) return predicted;
  const { differing, compared, maxAbsDiff } = difference;
  if (differing === 0) return `${predicted} ${against.version} says the same: ${plural(compared, 'value')} are alike.`;
  const largest = maxAbsDiff === null ? '' : `, the largest by ${figureText(maxAbsDiff)}`;
  return `${predicted} ${plural(differing, 'value')} of ${compared} differ from ${against.version}${largest}.`;
}

function listed(outputs: unknown): readonly unknown[] {
  const value = unwrapped(outputs);
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function outputText(value: unknown): string {
  if (value === undefined) return '';
  return escapeMarkdown(typeof value === 'string' ? value : JSON.stringify(value));
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
