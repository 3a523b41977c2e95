import { metricDecimals, numberText } from '../../../src/base/numberText';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import { sectionTitles } from './compareRows';

/** What differs, as Markdown for a note or a pull request. */
export function compareMarkdown({ sides, metrics, sections, code, warnings, method }: Comparison): string {
  const names = sides.map(({ name }) => name);
  const figures = metrics.map(({ key, sides: values, tests }) => [
    key,
    ...values.map((side) => (side ? numberText(side.mean, metricDecimals([side.mean])) : '–')),
    [...new Set(tests.flatMap((test) => test?.sentence ?? []))].join(' '),
  ]);
  const parts = [
    table(['Metric', ...names, 'In words'], figures),
    ...sections.flatMap(({ section, facts }) => {
      const differing = facts.filter(({ differs }) => differs);
      const lines = differing.map(({ key, values }) => [key, ...values.map((value) => value ?? '–')]);
      return lines.length > 0 ? [table([sectionTitles[section], ...names], lines)] : [];
    }),
    ...code.flatMap((change, index) => codeText(change, code.length > 1 ? `${names[index + 1] ?? ''}: ` : '')),
    ...warnings,
    ...(method === '' ? [] : [method]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** How far the code is apart, and its files as a list. */
function codeText({ sentence, files, more }: Comparison['code'][number], side: string): readonly string[] {
  if (sentence === '') return [];
  const lines = files.map(({ path, lines }) => `- ${cell(path)}${lines ? ` (+${lines.added} −${lines.removed})` : ''}`);
  return [[`Code: ${cell(side + sentence)}`, ...lines, ...(more > 0 ? [`- ${more} more`] : [])].join('\n')];
}

function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(header), row(header.map(() => '---')), ...lines.map(row)].join('\n');
}

function cell(text: string): string {
  return text.replace(/[\\|`*_<>]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}
