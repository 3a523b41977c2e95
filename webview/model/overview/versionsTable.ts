import { html, nothing, type TemplateResult } from 'lit';
import { columnText } from '../../../src/base/numberText';
import { formatBytes, plural } from '../../../src/base/text';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import { figureDecimals, shortDigest } from '../figures';
import { firstRows } from '../firstRows';
import { liveMark, stateIcon, verdictSign } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import { openVersionMenu } from './versionMenu';

type Row = ModelPage['versions'][number];

/** Characters of a name that stays on one line where there is room. */
const longestName = 24;

/** The versions, newest first. Arrows choose one, the menu key offers what can be done with it. */
export function versionsTable(panel: ModelPanel, page: ModelPage): TemplateResult {
  const { versions, metric } = page;
  if (versions.length === 0) return noVersion();
  const decimals = figureDecimals(versions.flatMap((row) => row.metric ?? []));
  const compare = versions.length < 2 ? [] : [{ label: 'Compare…', run: () => panel.compare() }];
  const at = versions.findIndex((row) => panel.isChosen(row));
  const { shown, link } = firstRows(panel, 'versions', versions, { most: 12, needed: at });
  return html`<section aria-labelledby="versions">
    ${sectionHead('versions', 'Versions', '', compare)}
    <table
      class="versions"
      role="grid"
      tabindex="0"
      aria-labelledby="versions"
      aria-activedescendant=${at >= 0 ? rowId(at) : nothing}
      @keydown=${(event: KeyboardEvent) => tableKey(panel, page, event)}
    >
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">State</th>
          <th scope="col" class="roomy">Data</th>
          <th scope="col" class="value metric">${metric?.name ?? 'Metric'}</th>
          <th scope="col" class="value roomy">Size</th>
          <th scope="col" class="roomy">On load</th>
          <th scope="col" class="roomy">Restore</th>
          <th scope="col"><span class="spoken">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${shown.map((row) => versionRow(panel, page, row, decimals))}
      </tbody>
    </table>
    ${link}
    ${page.more > 0 ? html`<p class="second rest">${plural(page.more, 'older version')} ${page.more === 1 ? 'is' : 'are'} not listed.</p>` : nothing}
  </section>`;
}

function versionRow(panel: ModelPanel, page: ModelPage, row: Row, decimals: number): TemplateResult {
  const menu = (at: DOMRect) => {
    panel.select(row);
    openVersionMenu(panel, page, row, at);
  };
  return html`<tr
    id=${rowId(page.versions.indexOf(row))}
    aria-selected=${panel.isChosen(row)}
    @click=${() => panel.select(row)}
    @contextmenu=${(event: MouseEvent) => {
      event.preventDefault();
      menu(new DOMRect(event.clientX, event.clientY));
    }}
  >
    <th scope="row">
      <b class=${page.name.length <= longestName ? 'whole' : nothing}>${page.name}@${row.number}</b
      >${page.clashes.includes(row.number) ? html`<span class="mono second twin">${shortDigest(row.digest).slice('sha256:'.length)}</span>` : nothing}
    </th>
    <td>
      <span class="sign">${rowIcon(row)} ${row.stateText}</span>
      <span class="second small detail">${row.stateDetail}</span>
      ${row.contradicted ? html`<span class="told sign">${stateIcon('warning')} contradicted</span>` : nothing}
      ${row.damaged ? html`<span class="told sign">${stateIcon('fail')} damaged</span>` : nothing}
      ${row.restorable === 'fail' ? html`<span class="tight sign">${stateIcon('fail')} drill ${row.restore}</span>` : nothing}
    </td>
    <td class="roomy data" data-tip=${row.data}>${row.data}</td>
    ${metricCell(row, decimals)}
    <td class="value roomy">${formatBytes(row.bytes)}</td>
    <td class="roomy">${verdictSign(row.verdict)}</td>
    <td class=${row.restorable === 'not-run' ? 'roomy day second' : 'roomy day'}>${restoreSign(row)}</td>
    <td class="more">
      <button
        class="tool"
        tabindex="-1"
        aria-haspopup="menu"
        aria-label=${`Actions for ${page.name}@${row.number}`}
        @click=${(event: MouseEvent) => {
          event.stopPropagation();
          menu((event.currentTarget as Element).getBoundingClientRect());
        }}
      >
        <span class="codicon codicon-ellipsis" aria-hidden="true"></span>
      </button>
    </td>
  </tr>`;
}

/** What is live is that first, also where it was archived: its words say so. One on its way out is to be seen. */
function rowIcon(row: Row): TemplateResult {
  const { live, state } = row;
  return stateIcon(live.length > 0 && state !== 'staged' ? liveMark(row) : state);
}

/** What was recorded, else what its predictions tell, which the tip says, and the cell to a screen reader. */
function metricCell({ metric, metricOfPredictions }: Row, decimals: number): TemplateResult {
  if (metric === null) return html`<td class="value"><span class="second">–</span></td>`;
  if (!metricOfPredictions) return html`<td class="value">${columnText(metric, decimals)}</td>`;
  return html`<td class="value" data-tip="Not recorded: its predictions tell it.">
    ${columnText(metric, decimals)}<span class="spoken"> of its predictions</span>
  </td>`;
}

/** Drawn as a gate is: a drill that failed is as loud, one that passed as calm. */
function restoreSign({ restorable, restore }: Row): TemplateResult {
  if (restorable === 'not-run') return html`${restore}`;
  return html`<span class="sign">${stateIcon(restorable)} ${restore}</span>`;
}

function rowId(at: number): string {
  return `version-${at}`;
}

const pageOfRows = 10;

function tableKey(panel: ModelPanel, page: ModelPage, event: KeyboardEvent): void {
  const { versions } = page;
  const at = versions.findIndex((it) => panel.isChosen(it));
  const row = versions[at];
  const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey) || event.key === 'Enter';
  if (isMenu && row) {
    const box = document.getElementById(rowId(at))?.getBoundingClientRect();
    if (box) openVersionMenu(panel, page, row, new DOMRect(box.left + 80, box.top, 0, box.height));
  } else if (!moveRow(panel, versions, at, event.key)) return;
  event.preventDefault();
}

function moveRow(panel: ModelPanel, versions: readonly Row[], at: number, key: string): boolean {
  const last = versions.length - 1;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
    PageDown: at + pageOfRows,
    PageUp: at - pageOfRows,
  }[key];
  const row = to === undefined ? undefined : versions[Math.max(0, Math.min(last, to))];
  if (!row) return false;
  panel.select(row);
  document.getElementById(rowId(versions.indexOf(row)))?.scrollIntoView({ block: 'nearest' });
  return true;
}

function noVersion(): TemplateResult {
  return html`<section aria-labelledby="versions">
    ${sectionHead('versions', 'Versions', '', [])}
    <p class="second">No version yet. Package a model file or the model of a run, and register it.</p>
  </section>`;
}
