import { html, type TemplateResult } from 'lit';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';
import { contradictionWords, firstMoment, timesText, type Gap, type Span } from './liveSpans';
import './timeLine';
import { timeStep, type TimeStep } from './timeScale';

/** Which version was live when: drawn, or as a table. */
export function timeLineSection(panel: ModelPanel, page: ModelPage): TemplateResult {
  if (page.spans.length === 0) return nothingYet();
  const step = timeStep(firstMoment(page), page.now);
  const hint = `dashed means rolled back to; ← → move the ${step}`;
  const liveAt = { label: 'Live At…', run: () => void panel.act('live-at', { version: null, stage: panel.stage }) };
  const table = {
    label: panel.asTable ? 'Show as Chart' : 'Show as Table',
    run: () => panel.change({ asTable: !panel.asTable }),
  };
  return html`<section aria-labelledby="live-when">
    ${sectionHead('live-when', 'Which was live when', hint, [table, liveAt])}
    ${
      panel.asTable
        ? spanTable(page, step)
        : html`<tend-time-line .panel=${panel} .page=${page} .day=${panel.day}></tend-time-line> ${clockNotes(page)}`
    }
  </section>`;
}

/** Newest first; the table has all of them in its rows. */
const mostClockNotes = 3;

function clockNotes(page: ModelPage): readonly TemplateResult[] {
  const clocks = newestFirst(page).flatMap(({ clock }) => clock ?? []);
  return clocks.slice(0, mostClockNotes).map((sentence) => html`<p class="second">${sentence}</p>`);
}

function nothingYet(): TemplateResult {
  return html`<section aria-labelledby="live-when">
    ${sectionHead('live-when', 'Which was live when', '', [])}
    <p class="second">
      No version was in a stage yet. Promote one, and from then on this says which was live at any moment.
    </p>
  </section>`;
}

function newestFirst({ spans, gaps }: ModelPage): readonly (Span | Gap)[] {
  return [...spans, ...gaps].sort((a, b) => a.from - b.from).reverse();
}

function spanTable(page: ModelPage, step: TimeStep): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        ${['Stage', 'Version', 'From', 'To', 'By', 'Reason'].map((title) => html`<th scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${newestFirst(page).map((it) => spanRow(page.name, it, step))}
    </tbody>
  </table>`;
}

function spanRow(name: string, span: Span | Gap, step: TimeStep): TemplateResult {
  const { stage, by, reason, clock } = span;
  const notes = [contradictionWords(span, step), clock ?? ''].filter((it) => it !== '');
  return html`<tr>
    <td>${stage}</td>
    <td>${'version' in span ? liveCell(name, span) : html`<span class="second">none live</span>`}</td>
    ${timesText(span, step).map((text) => html`<td class="day">${text}</td>`)}
    <td>${by}</td>
    <td class="long">${reason}${notes.map((it) => html` <span class="second">${it}</span>`)}</td>
  </tr>`;
}

function liveCell(name: string, { version, rolledBackTo }: Span): TemplateResult {
  return html`${name}@${version}${rolledBackTo ? html` <span class="second">rolled back to</span>` : ''}`;
}
