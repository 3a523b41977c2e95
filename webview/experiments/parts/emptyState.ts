import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, plural } from '../../../src/base/text';
import { icon } from '../../shared/icon';
import { loadControls } from '../../shared/loadControls';
import type { ExperimentsModel } from '../model/experimentsModel';

/** How the first run gets here, and where Tend looked for one. */
export function emptyState(model: ExperimentsModel): TemplateResult {
  void loadControls();
  const { looked } = model.sources;
  const act = (action: 'open-sample' | 'run-script' | 'import-folder' | 'map-columns') => () =>
    void model.asks.act({ action, ids: [] });
  const script = looked?.script ?? null;
  const link = (name: string, words: string, action: Parameters<typeof act>[0]) =>
    html`<li>${icon(name)}<button class="link" @click=${act(action)}>${words}</button></li>`;
  return html`<main class="empty">
    <h2>No runs in this folder yet</h2>
    <p class="second">
      Tend shows runs as soon as one is on disk, whoever wrote it. Start the training script with tracking, and its
      params, metrics and curves appear here while it runs.
    </p>
    <div class="primary">
      ${
        script === null
          ? html`<vscode-button @click=${act('open-sample')}>${startIcon('beaker')}Open Sample Project</vscode-button>`
          : html`<vscode-button @click=${act('run-script')}
                >${startIcon('play')}Run ${script.path} with Tracking</vscode-button
              ><span class="second small"
                >runs <code>${script.command}</code> as a task; nothing in it is changed</span
              >`
      }
    </div>
    <ul class="links">
      ${link('folder-opened', 'Import Runs from Another Folder…', 'import-folder')}
      ${script === null ? nothing : link('beaker', 'Open Sample Project', 'open-sample')}
      ${link('list-tree', 'Map Columns of a File to Runs…', 'map-columns')}
    </ul>
    ${looked ? lookedTemplate(looked, act('map-columns')) : nothing}
  </main>`;
}

const startIcon = (name: string) => html`<span slot="start" class=${`codicon codicon-${name}`}></span>`;

const placeIcons: Readonly<Record<string, string>> = {
  MLflow: 'database',
  TensorBoard: 'graph-line',
  'Lightning, Keras': 'table',
  'Hugging Face': 'json',
  DVCLive: 'git-branch',
};

type Looked = NonNullable<ExperimentsModel['sources']['looked']>;

function lookedTemplate({ files, places }: Looked, map: () => void): TemplateResult {
  return html`<div class="looked-head">
      <h3>Where Tend looked</h3>
      <span class="second small">just now, ${plural(files, 'file')}</span>
    </div>
    <table class="looked">
      <tbody>
        ${places.map(
          ({ title, looksLike, result, found }) =>
            html`<tr>
              <td data-tip=${looksLike}>
                ${icon(found ? 'warning' : (placeIcons[title] ?? 'search'))}<code>${looksLike}</code>
              </td>
              <td class=${found ? '' : 'second'} data-tip=${result}>${result}</td>
              <td class="second small" data-tip=${title}>
                ${found ? html`<button class="link" @click=${map}>Map Columns…</button>` : title}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

type Doubted = NonNullable<ExperimentsModel['loader']['pages']>['answer']['unknown'][number];

/** What was meant instead, to be put into the filter by a press. */
function likelyMeant(model: ExperimentsModel, { start, end, suggestion }: Doubted): TemplateResult | typeof nothing {
  if (suggestion === null) return nothing;
  const { filter } = model.view;
  const mend = () => {
    model.change({ filter: filter.slice(0, start) + suggestion + filter.slice(end) }, 'mend');
    // The press takes this away: who was writing the filter goes on there.
    model.editFilter(null);
  };
  return html`Did you mean <button class="link" @click=${mend}><code>${suggestion}</code></button>?`;
}

/** Runs are there, but the filter lets none through. */
export function noMatch(model: ExperimentsModel): TemplateResult {
  const answer = model.loader.pages?.answer;
  const { filter } = model.view;
  const blame = answer?.blame ?? null;
  const clear = () => model.change({ filter: '' }, 'filter');
  return html`<div class="message no-match" role="status">
    <h2>No run matches</h2>
    ${(answer?.unknown ?? []).map((problem) => html`<p>${problem.message} ${likelyMeant(model, problem)}</p>`)}
    ${
      blame
        ? html`<p>
            Without <code>${filter.slice(blame.start, blame.end)}</code> ${formatCount(blame.runs)}
            ${blame.runs === 1 ? 'run' : 'runs'} would.
          </p>`
        : nothing
    }
    <button class="link" @click=${clear}>Clear Filter</button>
  </div>`;
}
