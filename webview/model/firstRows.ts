import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../src/base/text';
import type { ModelPanel, WholeList } from './modelPanel';

interface FirstRows<Row> {
  readonly shown: readonly Row[];
  /** What shows the rest. */
  readonly link: TemplateResult | typeof nothing;
}

/** The first rows of a list, and a link to all of it; all at once where few would be hidden, or `needed` is beyond. */
export function firstRows<Row>(
  panel: ModelPanel,
  list: WholeList,
  rows: readonly Row[],
  { most, needed = 0 }: { readonly most: number; readonly needed?: number },
): FirstRows<Row> {
  if (panel.whole.has(list) || rows.length <= most + 2 || needed >= most) return { shown: rows, link: nothing };
  const all = () => panel.change({ whole: new Set([...panel.whole, list]) });
  return {
    shown: rows.slice(0, most),
    link: html`<button class="link rest" @click=${all}>Show All ${formatCount(rows.length)}</button>`,
  };
}
