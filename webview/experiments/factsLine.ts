import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../src/base/text';
import { icon } from '../shared/icon';
import { toolbarStops } from '../shared/toolbarStops';
import type { ExperimentsModel } from './model/experimentsModel';
import { rowKey } from './model/rowKey';
import { choosable, isName } from './model/columnLayout';
import { tellingTitle } from './model/columnTitle';
import { withoutBaseline, withoutGroups } from './model/viewChanges';
import { openBaselineMenu, openGroupPicker, openSortMenu } from './parts/factMenus';
import { openColumnPicker } from './parts/columnPicker';
import { viewButton } from './toolbar';

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly tip: string;
  readonly open: (at: DOMRect) => void;
  /** Takes it back; null: there is nothing to take back. */
  readonly clear: (() => void) | null;
}

/** Everything that makes the table look as it does, each with its picker. */
export function factsLine(model: ExperimentsModel, narrow: boolean): TemplateResult {
  const { view } = model;
  const { pages } = model.loader;
  const legend = pages?.answer.groups !== null && pages?.baseline !== null && view.baseline !== null;
  return html`<div class="facts" role="toolbar" aria-label="What the table shows" ${toolbarStops()}>
    ${narrow ? viewButton(model) : nothing} ${factsOf(model).map(factTemplate)}
    <span class="space"></span>
    ${legend && !narrow ? legendTemplate() : nothing}
  </div>`;
}

function factsOf(model: ExperimentsModel): readonly Fact[] {
  const { view } = model;
  const archived = model.loader.newest?.runs.archived ?? 0;
  const facts: Fact[] = [
    {
      label: model.narrow === null ? 'Group by' : 'Group',
      value:
        model.narrow === null
          ? view.groupBy.map((column) => tellingTitle(column, model.columns)).join(', ') || 'none'
          : String(view.groupBy.length || 'none'),
      tip: 'Group Runs by What They Have in Common',
      open: (at) => void openGroupPicker(model, at),
      clear: view.groupBy.length > 0 ? () => model.change(withoutGroups(view, model.infos), 'group') : null,
    },
    {
      label: 'Sort',
      value: sortWords(model),
      tip: 'Choose the Order of the Rows',
      open: (at) => openSortMenu(model, at),
      clear: view.sort.length > 0 ? () => model.change({ sort: [] }, 'sort') : null,
    },
    {
      label: 'Baseline',
      value: baselineName(model),
      tip: 'Choose the Row That Others Are Compared With',
      open: (at) => openBaselineMenu(model, at),
      clear: view.baseline ? () => model.change(withoutBaseline(view, model.infos), 'baseline') : null,
    },
    {
      label: 'Columns',
      value: columnsText(model),
      tip: 'Choose Columns',
      open: (at) => openColumnPicker(model, at),
      clear: view.onlyDiffering ? () => model.change({ onlyDiffering: false }, 'columns') : null,
    },
  ];
  if (archived === 0) return facts;
  const toggle = () => model.change({ archived: !view.archived }, 'archived');
  const [label, tip] = view.archived ? ['Shown', 'Hide Archived Runs'] : ['Hidden', 'Show Archived Runs'];
  const value = `${formatCount(archived)} archived`;
  return [...facts, { label, value, tip, open: toggle, clear: view.archived ? toggle : null }];
}

/** "5 of 103"; "5 of 103, 1 fits": a narrow table has room for one. */
function columnsText({ view, layout, columns, narrow }: ExperimentsModel): string {
  const shown = layout.pinned.length + layout.free.length;
  const all = formatCount(choosable(columns).length);
  if (narrow === null) return `${shown} of ${all}`;
  const chosen = view.columns.filter(({ column }) => !isName(column)).length;
  return chosen > shown ? `${chosen} of ${all}, ${shown} fits` : `${chosen} of ${all}`;
}

function sortWords({ view, columns }: ExperimentsModel): string {
  const words = view.sort.map(({ column, descending }) => {
    const mean = column.kind === 'metric' && view.groupBy.length > 0 ? ' mean' : '';
    return `${tellingTitle(column, columns)}${mean} ${descending ? '↓' : '↑'}`;
  });
  return words.join(', ') || 'none';
}

function baselineName({ view, loader }: ExperimentsModel): string {
  if (!view.baseline) return 'none';
  const { baseline } = loader.pages ?? {};
  if (baseline?.key === rowKey(view.baseline)) return baseline.row.name;
  if (view.baseline.type === 'run') return view.baseline.id;
  const name = view.baseline.values.map((value) => value ?? '–').join(' · ');
  return loader.pages?.baseline === null ? `${name}, ${whyUnseen(view)}` : name;
}

/** Why a group is not in the table. */
function whyUnseen({ groupBy, filter }: ExperimentsModel['view']): string {
  if (groupBy.length === 0) return 'not grouped now';
  return filter === '' ? 'no group now' : 'filtered out';
}

function factTemplate({ label, value, tip, open, clear }: Fact): TemplateResult {
  return html`<span class="fact">
    <button
      class="fact-button"
      aria-haspopup="menu"
      data-tip=${tip}
      @click=${({ currentTarget }: Event) => open((currentTarget as HTMLElement).getBoundingClientRect())}
    >
      <span class="second">${label}</span> ${value}</button
    >${
      clear
        ? html`<button class="tool clear" aria-label=${`Clear ${label}`} data-tip=${`Clear ${label}`} @click=${clear}>
            ${icon('close')}
          </button>`
        : nothing
    }
  </span>`;
}

function legendTemplate(): TemplateResult {
  const path = 'M1 3l3 3 3-4.5 3 4.5 3-3-1 7H2Z';
  const crown = (rank: string) =>
    html`<svg class=${rank} width="14" height="12" aria-hidden="true"><path d=${path}></path></svg>`;
  const [noise, best, tied] = ['~ difference within noise', 'best', 'cannot be told from best'];
  const tip = `${noise}\nfilled crown: ${best}\noutlined crown: ${tied}`;
  return html`<span class="facts-legend second small" data-tip=${tip}
    ><span>${noise}</span><span class="crown">${crown('best')}${best}</span
    ><span class="crown">${crown('tied')}${tied}</span></span
  >`;
}
