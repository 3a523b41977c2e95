import { html, nothing, type TemplateResult } from 'lit';
import { shorten } from '../../../src/base/text';
import { icon } from '../../shared/icon';
import { openMenu, type MenuEntry } from '../../shared/menu';
import { identityOf, type Identity } from '../../shared/identity';
import { identitySample } from '../charts/curvesLegend';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowSpace } from '../model/identities';
import { rowKey } from '../model/rowKey';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import type { RowRef } from '../../../src/protocol/experiments/viewState';

/** Whether there is one run, which is shown whole, and not several, alone or in a group. */
export function isOneRun({ sides }: Comparison): boolean {
  return sides.length === 1 && sides[0]?.row.type === 'run';
}

/** What it is that rows are shown as. */
export function compareTitle(rows: readonly RowRef[]): string {
  const [first] = rows;
  if (rows.length !== 1) return 'Compare';
  return first?.type === 'group' ? 'Group' : 'Run';
}

/** Every side looks as in the table and in the charts. */
export function sideIdentities(model: ExperimentsModel, { sides }: Comparison): readonly Identity[] {
  const keys = sides.map(({ row }) => rowKey(row));
  const slots = model.identities.give(rowSpace, keys);
  return keys.map((key) => identityOf(slots.get(key) ?? 0));
}

/** Its whole name is in the tip. */
export function sideName(identity: Identity | undefined, name: string): TemplateResult {
  return html`${identity ? identitySample(identity) : nothing}<strong data-tip=${name}
      >${shorten(name, longestName)}</strong
    >`;
}

/** A side over the comparison, with what can be done with it; nothing: it is only named. */
export function sideButton(
  identity: Identity | undefined,
  name: string,
  entries: readonly MenuEntry[],
): TemplateResult {
  if (entries.length === 0) return html`<span class="worded side">${sideName(identity, name)}</span>`;
  const open = ({ currentTarget }: MouseEvent) => openMenu((currentTarget as Element).getBoundingClientRect(), entries);
  return html`<button class="tool worded side" aria-haspopup="menu" @click=${open}>
    ${sideName(identity, name)}${icon('chevron-down')}
  </button>`;
}

/** In letters; both ends of a longer name can be read. */
const longestName = 40;
