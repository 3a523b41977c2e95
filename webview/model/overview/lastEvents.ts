import { html, nothing, type TemplateResult } from 'lit';
import { dayText } from '../../../src/base/days';
import { formatCount } from '../../../src/base/text';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';

const shown = 5;

/** What happened last; all of it is in the tab *Audit*. */
export function lastEvents(panel: ModelPanel, page: ModelPage): TemplateResult | typeof nothing {
  if (page.events.length === 0) return nothing;
  const all = { label: `All ${formatCount(page.eventCount)}`, run: () => panel.show('audit') };
  return html`<section aria-labelledby="last-events">
    ${sectionHead('last-events', 'Last events', '', page.eventCount > shown ? [all] : [])}
    <table class="events">
      <thead class="spoken">
        <tr>
          ${['Day', 'Event', 'Of', 'Details'].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${page.events.slice(0, shown).map((event) => eventRow(panel, event))}
      </tbody>
    </table>
  </section>`;
}

/** An event in a line; its name opens the record. */
export function eventRow(
  panel: ModelPanel,
  { digest, at, what, subject, detail }: ModelPage['events'][number],
): TemplateResult {
  return html`<tr>
    <td class="second day" data-tip=${new Date(at).toISOString()}>${dayText(at)}</td>
    <th scope="row" class="what">
      <button class="plain" @click=${() => panel.open(`event:${digest}`)}>${what}</button>
    </th>
    <td class="of">${subject}</td>
    <td class="second long">${detail}</td>
  </tr>`;
}
