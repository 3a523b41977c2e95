import { html, nothing, type TemplateResult } from 'lit';
import { fittingBar } from '../shared/fittingBar';
import { icon, iconButton } from '../shared/icon';
import { toolbarStops } from '../shared/toolbarStops';
import './filter/filterBox';
import type { ExperimentsModel } from './model/experimentsModel';
import { openColumnPicker } from './parts/columnPicker';
import { openExportMenu } from './parts/exportMenu';
import { openMoreMenu } from './parts/moreMenu';
import { openViewMenu } from './parts/viewMenu';

const layouts = [
  { layout: 'table', icon: 'table', label: 'Table Only' },
  { layout: 'right', icon: 'layout-sidebar-right', label: 'Charts on the Right' },
  { layout: 'bottom', icon: 'layout-panel', label: 'Charts Below' },
] as const;

/** Where the filter has no room beside the words of the buttons, their icons are left, and the name of the view is cut. */
const folds = ['nothing', 'words'] as const;

/** View, filter, columns, layout, compare, export. Narrow: the filter, and the rest behind "…". */
export function toolbar(model: ExperimentsModel, size: { narrow: boolean; empty: boolean }): TemplateResult {
  return html`<div class="toolbar" ${fittingBar(folds)}>
    ${size.narrow ? nothing : viewButton(model)}
    <tend-filter .model=${model} ?disabled=${size.empty}></tend-filter>
    <div class="tools" role="toolbar" aria-label="Experiments" ${toolbarStops()}>
      ${size.narrow ? nothing : buttons(model, size.empty)}
      ${iconButton({
        icon: 'ellipsis',
        label: 'More Actions',
        menu: true,
        click: ({ currentTarget }) => openMoreMenu(model, rectOf(currentTarget), size.narrow),
      })}
    </div>
  </div>`;
}

const rectOf = (target: EventTarget | null) => (target as HTMLElement).getBoundingClientRect();

/** The view by its name; a dot where it differs from what is saved. */
export function viewButton(model: ExperimentsModel): TemplateResult {
  const name = model.viewName ?? 'All runs';
  return html`<button
    class="tool worded view"
    aria-haspopup="menu"
    aria-label=${`View: ${name}${model.unsaved ? ', not saved' : ''}`}
    data-tip=${`View: ${name}`}
    @click=${({ currentTarget }: Event) => void openViewMenu(model, rectOf(currentTarget))}
  >
    ${icon('book')}<b>${name}</b>${model.unsaved ? html`<span class="dot">•</span>` : nothing}${icon('chevron-down')}
  </button>`;
}

function buttons(model: ExperimentsModel, empty: boolean): TemplateResult {
  const { view } = model;
  const count = model.selection.size;
  return html`${iconButton({
      icon: 'diff',
      text: 'Only Differing',
      label: 'Show Only Columns That Differ',
      pressed: view.onlyDiffering,
      disabled: empty,
      click: () => model.change({ onlyDiffering: !view.onlyDiffering }, 'columns'),
    })}
    ${iconButton({
      icon: 'split-horizontal',
      text: 'Columns',
      label: 'Choose Columns',
      menu: true,
      disabled: empty,
      click: ({ currentTarget }) => openColumnPicker(model, rectOf(currentTarget)),
    })}
    <span class="divider"></span>
    ${layouts.map(({ layout, icon: name, label }) =>
      iconButton({
        icon: name,
        label,
        pressed: !empty && view.layout === layout,
        disabled: empty,
        click: () => model.change({ layout }, 'layout'),
      }),
    )}
    <span class="divider"></span>
    ${iconButton({
      icon: 'git-compare',
      text: count > 1 ? `Compare ${count}` : 'Compare',
      label: 'Compare Selected',
      disabled: empty || count < 2,
      click: () => model.showCompare([...model.selection.values()]),
    })}
    ${iconButton({
      icon: 'export',
      label: 'Export',
      menu: true,
      disabled: empty,
      click: ({ currentTarget }) => openExportMenu(model, rectOf(currentTarget)),
    })}`;
}
