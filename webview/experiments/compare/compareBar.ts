import { html, nothing, type TemplateResult } from 'lit';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import { iconButton } from '../../shared/icon';
import type { Identity } from '../../shared/identity';
import { toolbarStops } from '../../shared/toolbarStops';
import { saveChart } from '../charts/saveChart';
import type { ExperimentsModel } from '../model/experimentsModel';
import { compareMarkdown } from './compareMarkdown';
import { compareTitle, sideButton, sideIdentities } from './sideLook';

interface CompareActs {
  /** Puts a side first. */
  readonly reorder: (place: number) => void;
  readonly leaveOut: (place: number) => void;
}

/** What is compared, and what can be done with the comparison; null: it is not here yet. */
export function compareBar(model: ExperimentsModel, comparison: Comparison | null, acts: CompareActs): TemplateResult {
  const { onlyDiffering } = model.compareLook;
  const identities = comparison ? sideIdentities(model, comparison) : [];
  const shown = model.compare?.length ?? 0;
  const choices = shown > 2 ? acts : null;
  return html`<div class="compare-bar" role="toolbar" aria-label="Comparison" ${toolbarStops()}>
    ${iconButton({ icon: 'arrow-left', label: 'Back to the Table', click: () => model.showCompare(null) })}<strong
      >${compareTitle(model.compare ?? [])}</strong
    >
    ${comparison?.sides.map(({ name }, place) => sideOf(identities[place], name, place, choices))}
    ${
      shown === 1
        ? nothing
        : iconButton({
            icon: 'arrow-swap',
            label: 'Swap Sides',
            disabled: comparison?.sides.length !== 2,
            click: () => acts.reorder(1),
          })
    }
    <span class="grow"></span>
    ${iconButton({
      icon: 'diff',
      label: 'Only Differing',
      text: 'Only Differing',
      pressed: onlyDiffering && shown !== 1,
      disabled: shown === 1,
      click: () => model.lookAtComparison({ onlyDiffering: !onlyDiffering }),
    })}
    ${exportButtons(model, comparison)}
  </div>`;
}

/** Of two sides there is nothing to choose that *Swap Sides* does not do. */
function sideOf(identity: Identity | undefined, name: string, place: number, acts: CompareActs | null): TemplateResult {
  if (!acts) return sideButton(identity, name, []);
  return sideButton(identity, name, [
    { label: 'Compare the Others with This', disabled: place === 0, run: () => acts.reorder(place) },
    { label: 'Leave Out', run: () => acts.leaveOut(place) },
  ]);
}

function exportButtons(model: ExperimentsModel, comparison: Comparison | null): TemplateResult {
  const withText = (take: (text: string) => void) => () =>
    comparison && take(compareMarkdown(comparison, model.compareLook));
  return html`${iconButton({
    icon: 'copy',
    label: 'Copy as Markdown',
    text: 'Copy as Markdown',
    disabled: !comparison,
    click: withText((text) => void model.asks.copy({ text })),
  })}
  ${iconButton({
    icon: 'export',
    label: 'Save as Markdown…',
    disabled: !comparison,
    click: withText((text) => void saveChart(model.asks, 'comparison', 'md', text)),
  })}`;
}
