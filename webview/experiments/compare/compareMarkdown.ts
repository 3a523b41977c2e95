import { meanOfRunsText } from '../../../src/base/meanText';
import { sideDecimals, signedText, spreadText } from '../../../src/base/numberText';
import { advantageSign, type ComparedMetric, type Comparison } from '../../../src/protocol/experiments/comparison';
import { differencesText } from '../../../src/base/differencesText';
import { sectionTitles, type CompareState } from './compareRows';

/** The comparison as the page shows it, for a note or a pull request: what is equal is left out where the page does so. */
export function compareMarkdown(
  comparison: Comparison,
  { onlyDiffering }: Pick<CompareState, 'onlyDiffering'>,
): string {
  const { sides, sections, code, warnings, method } = comparison;
  const names = sides.map(({ name }) => name);
  // Of one there is no difference to be told, nor to be left out for.
  const alone = sides.length === 1;
  const table = (head: readonly string[], lines: readonly (readonly string[])[]) =>
    alone
      ? markdownTable(
          head.slice(0, 2),
          lines.map((line) => line.slice(0, 2)),
        )
      : markdownTable(head, lines);
  const wanted = ({ differs }: { readonly differs: boolean }) => differs || !onlyDiffering || alone;
  const shown = comparison.metrics.filter(wanted);
  const metrics = shown.map((metric) => metricCells(metric, sides));
  const parts = [
    ...(metrics.length > 0
      ? [table([metricTitle(shown), ...names, differenceTitle(sides, shown), 'In words'], metrics)]
      : []),
    ...sections.flatMap(({ section, facts }) => {
      const lines = facts
        .filter(wanted)
        .map((fact) => [fact.key, ...fact.values.map((value) => value ?? '–'), differencesText(fact)]);
      return lines.length > 0 ? [table([sectionTitles[section], ...names, 'Difference'], lines)] : [];
    }),
    ...(isEqual(comparison) && !alone ? ['Nothing differs.'] : []),
    ...code.flatMap((change, index) => codeText(change, code.length > 1 ? `${names[index + 1] ?? ''}: ` : '')),
    ...warnings,
    ...(method === '' ? [] : [method]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function isEqual({ metrics, sections }: Comparison): boolean {
  return ![...metrics, ...sections.flatMap(({ facts }) => facts)].some(({ differs }) => differs);
}

/** Where means have a spread, of which kind it is. */
function metricTitle(metrics: readonly ComparedMetric[]): string {
  const hasSpread = metrics.some(({ sides }) => sides.some((side) => side && !Number.isNaN(side.sd)));
  return hasSpread ? 'Metric (mean ± sd)' : 'Metric';
}

/** Differences are signed as the page draws them; what is better is known of metrics that have a direction. */
function differenceTitle(sides: Comparison['sides'], metrics: readonly ComparedMetric[]): string {
  const goals = metrics.filter(({ goal }) => goal !== null).length;
  if (goals === 0) return 'Difference';
  const better = `above zero better ${sides.length === 2 ? `for ${sides[1]?.name ?? ''}` : 'than the first'}`;
  return `Difference, ${better}${goals < metrics.length ? ' where a direction is known' : ''}`;
}

function metricCells(metric: ComparedMetric, compared: Comparison['sides']): readonly string[] {
  const { key, sides, tests, goal } = metric;
  const decimals = sideDecimals(metric.sides.filter((side) => side !== null));
  return [
    key,
    ...sides.map((side, place) => {
      if (!side) return '–';
      const { runs } = compared[place] ?? { runs: side.n };
      return meanOfRunsText(side, decimals, { others: runs, runs });
    }),
    tests.map((test) => (test ? differenceText(test, goal, decimals) : '–')).join(', '),
    [...new Set(tests.flatMap((test) => test?.sentence ?? []))].join(' '),
  ];
}

/** "+0.0044 (0.0035 to 0.0054)": with its interval, where it has one. */
function differenceText(
  { difference, low, high }: NonNullable<ComparedMetric['tests'][number]>,
  goal: ComparedMetric['goal'],
  decimals: number,
): string {
  const sign = advantageSign(goal);
  const [from, to] = [sign * low, sign * high].filter(Number.isFinite).sort((a, b) => a - b);
  const interval =
    from === undefined || to === undefined ? '' : ` (${spreadText(from, decimals)} to ${spreadText(to, decimals)})`;
  return `${signedText(sign * difference, decimals)}${interval}`;
}

/** How far the code is apart, and its files as a list. */
function codeText({ sentence, files, more }: Comparison['code'][number], side: string): readonly string[] {
  if (sentence === '') return [];
  const lines = files.map(({ path, lines }) => `- ${cell(path)}${lines ? ` (+${lines.added} −${lines.removed})` : ''}`);
  return [[`Code: ${cell(side + sentence)}`, ...lines, ...(more > 0 ? [`- ${more} more`] : [])].join('\n')];
}

function markdownTable(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(header), row(header.map(() => '---')), ...lines.map(row)].join('\n');
}

function cell(text: string): string {
  return text.replace(/[\\|`*_<>]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}
