import { html, type TemplateResult } from 'lit';
import { inlineMarkdown } from './inlineMarkdown';

/** One block of a card, taken from the beginning of the lines that are left. */
interface Block {
  readonly lines: number;
  readonly shown: TemplateResult | string;
}

/** Characters up to which a section is read as Markdown; what is longer is shown as it is. */
const longest = 20_000;

/**
 * The text of a section of a card: headings, paragraphs, lists, tables, quotes and code. HTML stays text and pictures are their
 * words, because a card is written by others.
 */
export function cardMarkdown(text: string): readonly TemplateResult[] {
  if (text.length > longest) return [html`<p class="written">${text}</p>`];
  const lines = text.replaceAll('\r', '').split('\n');
  const blocks: TemplateResult[] = [];
  for (let at = 0; at < lines.length;) {
    const block = blockAt(lines, at);
    at += Math.max(1, block.lines);
    if (typeof block.shown !== 'string') blocks.push(block.shown);
  }
  return blocks;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}#{1,6}\s+(\S.*)$/;
const item = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
const quote = /^ {0,3}> ?(.*)$/;
const rule = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const delimiters = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

function blockAt(lines: readonly string[], at: number): Block {
  const line = lines[at] ?? '';
  if (line.trim() === '' || rule.test(line)) return { lines: 1, shown: '' };
  const [, mark] = fence.exec(line) ?? [];
  if (mark !== undefined) return code(lines, at, mark);
  const [, title] = heading.exec(line) ?? [];
  if (title !== undefined) return { lines: 1, shown: html`<h4>${inlineMarkdown(title.replace(/\s#+\s*$/, ''))}</h4>` };
  if (isTable(lines, at)) return table(lines, at);
  if (item.test(line)) return list(lines, at);
  if (quote.test(line)) return quoted(lines, at);
  return paragraph(lines, at);
}

function code(lines: readonly string[], at: number, mark: string): Block {
  const isEnd = (line: string) => line.trim().startsWith(mark) && line.trim().replaceAll(mark.charAt(0), '') === '';
  const inside = takenWhile(lines, at + 1, (line) => !isEnd(line));
  return { lines: inside.length + 2, shown: html`<pre><code>${inside.join('\n')}</code></pre>` };
}

function isTable(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1] ?? '';
  return (lines[at] ?? '').includes('|') && next.includes('-') && next.includes('|') && delimiters.test(next);
}

function table(lines: readonly string[], at: number): Block {
  const head = cellsOf(lines[at] ?? '');
  const rows = takenWhile(lines, at + 2, (line) => line.trim() !== '' && line.includes('|')).map(cellsOf);
  const isFigure = (column: number) =>
    rows.every((row) => /^[-+−]?[\d.,]*\d(?:e[-+]?\d+)?\s*%?$/i.test(row[column] ?? ''));
  const figures = head.map((_, column) => rows.length > 0 && isFigure(column));
  const kind = (column: number) => (figures[column] ? 'value' : 'long');
  const shown = html`<table>
    <thead>
      <tr>
        ${head.map((cell, column) => html`<th scope="col" class=${kind(column)}>${inlineMarkdown(cell)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${head.map((_, column) => html`<td class=${kind(column)}>${inlineMarkdown(row[column] ?? '')}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
  return { lines: rows.length + 2, shown };
}

/** What stands between the bars of a row; a bar after a backslash is one of the text. */
function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** An item has the lines that follow it until a blank one; deeper items stand further in. */
function list(lines: readonly string[], at: number): Block {
  const taken = takenWhile(lines, at, (line, index) => index === at || (line.trim() !== '' && !begins(line)));
  const items: { readonly depth: number; readonly text: string[] }[] = [];
  for (const line of taken) {
    const [, indent = '', text] = item.exec(line) ?? [];
    if (text === undefined) items.at(-1)?.text.push(line.trim());
    else items.push({ depth: Math.min(3, Math.floor(indent.replaceAll('\t', '    ').length / 2)), text: [text] });
  }
  const shown = items.map(
    ({ depth, text }) => html`<li class=${`deep-${depth}`}>${inlineMarkdown(text.join(' '))}</li>`,
  );
  return {
    lines: taken.length,
    shown: /^\s*\d/.test(taken[0] ?? '')
      ? html`<ol>
          ${shown}
        </ol>`
      : html`<ul>
          ${shown}
        </ul>`,
  };
}

function quoted(lines: readonly string[], at: number): Block {
  const taken = takenWhile(lines, at, (line) => quote.test(line));
  const inside = taken.map((line) => quote.exec(line)?.[1] ?? '').join(' ');
  return { lines: taken.length, shown: html`<blockquote>${inlineMarkdown(inside)}</blockquote>` };
}

/** Its lines are one text, but for those that end in two blanks or a backslash. */
function paragraph(lines: readonly string[], at: number): Block {
  const isOwn = (line: string, index: number) =>
    index === at || (line.trim() !== '' && !begins(line) && !item.test(line) && !isTable(lines, index));
  const taken = takenWhile(lines, at, isOwn);
  const text = taken
    .map((line) => line.trimStart().replace(/(?: {2,}|\\)$/, '\n'))
    .join(' ')
    .replaceAll('\n ', '\n');
  return { lines: taken.length, shown: html`<p class="written">${inlineMarkdown(text.trim())}</p>` };
}

/** Whether a line begins another block, whatever stands before it. */
function begins(line: string): boolean {
  return fence.test(line) || heading.test(line) || quote.test(line);
}

function takenWhile(
  lines: readonly string[],
  from: number,
  isOwn: (line: string, index: number) => boolean,
): readonly string[] {
  let end = from;
  while (end < lines.length && isOwn(lines[end] ?? '', end)) end++;
  return lines.slice(from, end);
}
