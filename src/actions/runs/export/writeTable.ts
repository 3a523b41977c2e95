import { meanText } from '../../../base/meanText';
import { columnText, signedText } from '../../../base/numberText';
import {
  isDelta,
  isSpread,
  tableFor,
  type ExportCell,
  type ExportColumn,
  type ExportFormat,
  type ExportTable,
} from './exportTable';
import { spreadOut } from './spreadOut';

/** The text of a table in a format, with a line end after its last line. */
export function writeTable(table: ExportTable, format: ExportFormat): string {
  switch (format) {
    case 'csv':
      return delimited(table, ',', csvCell);
    case 'tsv':
      return delimited(table, '\t', tsvCell);
    case 'markdown':
      return markdown(tableFor('people', table));
    case 'latex':
      return latex(tableFor('people', table));
  }
}

function delimited(table: ExportTable, delimiter: string, write: (text: string) => string): string {
  const { columns, rows } = spreadOut(tableFor('programs', table));
  const lines = [columns.map(({ id }) => id), ...rows.map((cells) => cells.map(exactText))];
  return lines.map((cells) => `${cells.map(write).join(delimiter)}\n`).join('');
}

/** All digits, as programs read them. */
function exactText(cell: ExportCell): string {
  if (cell === null || isSpread(cell)) return '';
  return String(isDelta(cell) ? cell.difference : cell);
}

/** RFC 4180. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** For clipboards: what breaks a cell is a space. */
function tsvCell(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}

function markdown({ columns, rows }: ExportTable): string {
  const lines = [
    columns.map(({ title }) => markdownCell(title)),
    columns.map(({ numeric }) => (numeric ? '---:' : '---')),
    ...rows.map((cells) => cells.map((cell, index) => markdownCell(shownText(cell, columns[index], ' ± ')))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** GitHub's tables: what would end a cell or begin markup is escaped. */
function markdownCell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|`*_<>[\]~]/g, '\\$&');
}

/** For the package booktabs. */
function latex({ columns, rows }: ExportTable): string {
  const row = (cells: readonly string[]) => `${cells.join(' & ')} \\\\\n`;
  const body = rows.map((cells) => row(cells.map((cell, index) => latexCell(shownText(cell, columns[index], ' ± ')))));
  return [
    `\\begin{tabular}{${columns.map(({ numeric }) => (numeric ? 'r' : 'l')).join('')}}\n`,
    '\\toprule\n',
    row(columns.map(({ title }) => latexCell(title))),
    '\\midrule\n',
    ...body,
    '\\bottomrule\n',
    '\\end{tabular}\n',
  ].join('');
}

const latexWords: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '±': '$\\pm$',
  Δ: '$\\Delta$',
  '−': '$-$',
  '∞': '$\\infty$',
  '–': '--',
  '·': '$\\cdot$',
};

function latexCell(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[&%$#_{}]|[\\~^<>±Δ−∞–·]/g, (character) => latexWords[character] ?? `\\${character}`);
}

/** A cell as people read it. */
function shownText(cell: ExportCell, column: ExportColumn | undefined, plusMinus: string): string {
  const decimals = column?.decimals ?? 0;
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return columnText(cell, decimals);
  if (isDelta(cell))
    return `${cell.noise && cell.difference !== 0 ? '~ ' : ''}${signedText(cell.difference, decimals)}`;
  const mean = meanText(cell, decimals, plusMinus);
  return cell.fewer ? `${mean} (n = ${cell.n})` : mean;
}
