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
          ${eventHead('Details')}
        </tr>
      </thead>
      <tbody>
        ${page.events.slice(0, shown).map((event) => eventRow(panel, event, dayText(event.at)))}
      </tbody>
    </table>
  </section>`;
}

/** What stands above events; `details` is what the last column is called. */
export function eventHead(details: string): TemplateResult {
  return html`${['When (UTC)', 'Event', 'Of'].map((title) => html`<th scope="col">${title}</th>`)}
    <th scope="col" class="roomy">${details}</th>`;
}

/** An event in a line, with the day or the moment it happened; its name opens the record. Where there is little room its details stand below. */
export function eventRow(
  panel: ModelPanel,
  { digest, at, what, subject, detail }: ModelPage['events'][number],
  when: string,
): TemplateResult {
  return html`<tr>
    <td class="second day" data-tip=${new Date(at).toISOString()}>${when}</td>
    <th scope="row" class="what">
      <button class="plain" @click=${() => panel.open(`event:${digest}`)}>${what}</button>
      <span class="tight second small long">${detail}</span>
    </th>
    <td class="of">${subject}</td>
    <td class="second long roomy">${detail}</td>
  </tr>`;
}
