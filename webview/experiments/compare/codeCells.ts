import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, plural, shorten } from '../../../src/base/text';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import type { CompareRow } from './compareRows';

/** Opens the differences of the code of a side to the first one: of all its files, or of one. */
type OpenDiff = (side: number, path?: string) => void;

interface CodeLine {
  readonly row: Extract<CompareRow, { readonly kind: 'file' | 'files' }>;
  readonly comparison: Comparison;
  readonly tabindex: number;
  readonly open: OpenDiff;
}

/** A file of the code that differs, or how many more there are. */
export function codeCells({ row, comparison, tabindex, open }: CodeLine): TemplateResult {
  const side = comparison.sides.length > 2 ? `${shorten(comparison.sides[row.side]?.name ?? '', 24)}: ` : '';
  const path = row.kind === 'file' ? row.file.path : undefined;
  const name = row.kind === 'file' ? row.file.path : plural(row.more, 'more file');
  return html`<div role="rowheader" class="key" data-tip=${name}><span>${name}</span></div>
    <div role="gridcell" class="value role second">
      ${side}${row.kind === 'file' ? roles[row.file.role ?? 'other'] : ''}
    </div>
    <div role="gridcell" class="differences second">${row.kind === 'file' ? linesText(row.file) : nothing}</div>
    <div role="gridcell" class="words">${lineButton('Open Diff', tabindex, () => open(row.side, path))}</div>`;
}

const roles = { script: 'training script', imported: 'imported by the training', other: '' };

function linesText({ lines }: Comparison['code'][number]['files'][number]): string {
  return lines ? `+${formatCount(lines.added)} −${formatCount(lines.removed)} lines` : 'binary';
}

/** Reached by Tab from the line that has the keyboard. */
export function lineButton(words: string, tabindex: number, open: () => void): TemplateResult {
  const click = (event: Event) => {
    event.stopPropagation();
    open();
  };
  return html`<button class="link" tabindex=${tabindex} @click=${click}>${words}</button>`;
}
