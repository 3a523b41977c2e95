import { html, nothing, type TemplateResult } from 'lit';
import { leftOutSentences, leftOutWords } from '../../src/base/leftOut';
import { formatCount, plural } from '../../src/base/text';
import type { TableAnswer } from '../../src/protocol/experiments/rows';
import { icon } from '../shared/icon';
import type { ExperimentsModel } from './model/experimentsModel';
import type { FileNews } from './model/namedViews';
import type { RowPages } from './model/rowPages';
import { nothingSelected, selectionWords } from './model/selection';

/** How much there is, how much of it is shown, and whether it is fresh. */
export function statusLine(model: ExperimentsModel): TemplateResult {
  const isKnown = model.loader.pages !== null && (model.sources.looked?.problem ?? null) === null;
  return html`<footer class="status-line">
    ${isKnown ? countsTemplate(model) : nothing} ${leftOutTemplate(model)} ${noticesTemplate(model)}
    <span class="space"></span>
    ${selectionTemplate(model)}
    <span class="second">${model.sources.words}</span>
  </footer>`;
}

/** What commands are for; a choice that the filter or the archive hides is not forgotten in silence. */
function selectionTemplate(model: ExperimentsModel): TemplateResult {
  const { selection, unseen } = model;
  const archived = unseen.archived(selection);
  const filtered = unseen.hidden(selection) - archived;
  const words = selectionWords(selection);
  if (filtered + archived === 0) return html`<span class="second">${words}</span>`;
  const parts = [
    words,
    ...(filtered > 0 ? [`${formatCount(filtered)} hidden by the filter`] : []),
    ...(archived > 0 ? [`${formatCount(archived)} archived`] : []),
  ];
  const show = () =>
    model.change({ ...(filtered > 0 ? { filter: '' } : {}), ...(archived > 0 ? { archived: true } : {}) }, 'show');
  return html`<span class="second">${parts.join(', ')}</span>
    <button class="link" @click=${show}>Show</button>
    <button class="link" @click=${() => model.select(nothingSelected)}>Clear</button>`;
}

function countsTemplate(model: ExperimentsModel): TemplateResult {
  const { pages, counts: runs } = model.loader;
  if (!pages || !runs) return html`${nothing}`;
  const { groups } = pages.answer;
  const narrowed = runs.shown !== runs.all || groups !== null;
  return html`<span><b>${formatCount(runs.all)}</b> ${runs.all === 1 ? 'run' : 'runs'}</span> ${
      narrowed
        ? html`<span
            ><b>${formatCount(runs.shown)}</b> shown${groups === null ? '' : ` in ${plural(groups, 'group')}`}</span
          >`
        : nothing
    }
    ${runs.running > 0 ? html`<span class="sign"><span class="ring"></span><b>${runs.running}</b> running</span>` : nothing}
    ${runs.incomplete > 0 ? html`<span class="sign">${icon('warning')}<b>${runs.incomplete}</b> not whole</span>` : nothing}
    ${
      model.layout.hidden > 0
        ? html`<span class="second"
            >${plural(model.layout.hidden, 'column')} alike in ${alikeIn(pages.answer.runs)} hidden</span
          >`
        : nothing
    }`;
}

/** What no row tells of, and where all of it stands. */
function leftOutTemplate(model: ExperimentsModel): TemplateResult | typeof nothing {
  const { leftOut } = model.sources;
  if (leftOut.count === 0) return nothing;
  return html`<button class="link sign" data-tip=${leftOutSentences(leftOut).join('\n')} @click=${() => showLog(model)}>
    ${icon('warning')}<span>${leftOutWords(leftOut)}</span>
  </button>`;
}

/** Columns are judged by the runs that are shown. */
function alikeIn({ shown, all }: TableAnswer['runs']): string {
  if (shown === all) return 'all runs';
  return shown === 1 ? 'the one run shown' : `these ${plural(shown, 'run')}`;
}

function noticesTemplate(model: ExperimentsModel): TemplateResult {
  const { pages, problem } = model.loader;
  const words = waitingWords(model);
  const { failed, looked, notices } = model.sources;
  return html`<span role="status" class="notices"
    >${pages ? [filterSign(pages), groupSigns(pages.answer)] : nothing}${
      failed === null ? nothing : html`${errorSign(failed)} ${logLink(model)}`
    }${notices.map((notice) => (notice === looked?.problem ? nothing : sign('warning', notice)))}${
      problem !== null && pages ? html`${errorSign(problem)} ${logLink(model)}` : nothing
    }${model.fileNews ? fileTemplate(model, model.fileNews) : nothing}${model.said ? saidTemplate(model, model.said) : nothing}${
      words === null
        ? nothing
        : html`<span>${words} ·</span> <button class="link" @click=${() => model.showWaiting()}>Show</button>`
    }</span
  >`;
}

function saidTemplate(model: ExperimentsModel, { words, undo }: NonNullable<ExperimentsModel['said']>): TemplateResult {
  const link = html` · <button class="link" @click=${() => void model.undo()}>Undo</button>`;
  return html`<span>${words}${undo ? link : nothing}</span>`;
}

/** That the file of the view on the screen is not as it was read. */
function fileTemplate(model: ExperimentsModel, news: FileNews): TemplateResult {
  switch (news.type) {
    case 'changed':
      return html`${sign('warning', 'The file of this view was changed meanwhile')}
        <button class="link" @click=${() => model.revertView()}>Load the File</button>`;
    case 'deleted':
      return sign('warning', 'The file of this view was deleted; saving the view writes it anew');
    case 'unreadable':
      return errorSign(news.words);
  }
}

/** Said in full: under the box it stands only while somebody writes there. */
function filterSign({ answer, isUnfiltered }: RowPages): TemplateResult | typeof nothing {
  const { problem, unknown, rows } = answer;
  const [doubt] = unknown;
  const instead = isUnfiltered ? 'not filtered' : 'those of the last one that let some through';
  if (problem) return errorSign(`Filter: ${placed(problem)}; the rows are ${instead}`);
  // Where no run is left the table's place says why.
  if (!doubt || rows === 0) return nothing;
  return sign('warning', `Filter: ${placed(doubt)}`);
}

/** A column that no run has makes one group of all runs. */
function groupSigns({ ungrouped = [] }: TableAnswer): readonly TemplateResult[] {
  return ungrouped.map((sentence) => sign('warning', `Group by: ${sentence}`));
}

function placed({ message, start }: NonNullable<TableAnswer['problem']>): string {
  return `${message.replace(/\.$/, '')} (character ${start + 1})`;
}

function errorSign(words: string): TemplateResult {
  return sign('error', words);
}

/** Cut where it has no room, and whole in the tip. */
function sign(name: 'warning' | 'error', words: string): TemplateResult {
  return html`<span class="sign" data-tip=${words}>${icon(name)}<span class="words">${words}</span></span>`;
}

function logLink(model: ExperimentsModel): TemplateResult {
  return html`<button class="link" @click=${() => showLog(model)}>Show Log</button>`;
}

function showLog({ asks }: ExperimentsModel): void {
  void asks.act({ action: 'show-log', ids: [] });
}

/** "3 new runs, 1 changed place, 1 new column": what waits to be shown; null: nothing. */
function waitingWords({ loader: { waiting }, standing }: ExperimentsModel): string | null {
  const { added, moved, gone } = waiting?.changes ?? { added: 0, moved: 0, gone: 0 };
  const { added: columns, curves } = standing.waiting;
  const parts = [
    ...(added > 0 ? [plural(added, 'new run')] : []),
    ...(moved > 0 ? [`${formatCount(moved)} changed place`] : []),
    ...(gone > 0 ? [`${formatCount(gone)} no longer here`] : []),
    ...(columns > 0 ? [plural(columns, 'new column')] : []),
    ...(curves > 0 ? [plural(curves, 'new curve')] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  return waiting ? 'The runs changed' : null;
}
