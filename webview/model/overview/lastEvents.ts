import { html, nothing, type TemplateResult } from 'lit';
import { minuteText } from '../../../src/base/days';
import { ageText } from '../../../src/base/numberText';
import { formatCount, shorten } from '../../../src/base/text';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';

const shown = 5;
/** Characters that a tip has room for in a small window. */
const longestTip = 1200;

/** What happened last; all of it is in the tab *Audit*. */
export function lastEvents(panel: ModelPanel, page: ModelPage): TemplateResult | typeof nothing {
  if (page.events.length === 0) return nothing;
  const all = { label: `All ${formatCount(page.eventCount)}`, run: () => panel.show('audit') };
  return html`<section aria-labelledby="last-events">
    ${sectionHead('last-events', 'Last events', '', page.eventCount > shown ? [all] : [])}
    <table class="events">
      <thead class="spoken">
        <tr>
          ${eventHead('When', 'Details')}
        </tr>
      </thead>
      <tbody>
        ${page.events.slice(0, shown).map((event) => eventRow(panel, event, agoText(page.now - event.at)))}
      </tbody>
    </table>
  </section>`;
}

/** "3 h ago" */
function agoText(milliseconds: number): string {
  return milliseconds < 60_000 ? 'just now' : `${ageText(milliseconds)} ago`;
}

/** What stands above events; `when` and `details` are what the first and the last column are called. */
export function eventHead(when: string, details: string): TemplateResult {
  return html`${[when, 'Event', 'Of'].map((title) => html`<th scope="col">${title}</th>`)}
    <th scope="col" class="roomy">${details}</th>`;
}

/** An event in a line, with how long ago or at which moment it happened; its name opens the record. Where there is little room its details stand below. */
export function eventRow(
  panel: ModelPanel,
  { digest, at, what, subject, detail }: ModelPage['events'][number],
  when: string,
): TemplateResult {
  return html`<tr>
    <td class="second day" data-tip=${`${minuteText(at)} UTC`}>${when}</td>
    <th scope="row" class="what">
      <button class="plain" @click=${() => panel.open(`event:${digest}`)}>${what}</button>
      <span class="tight second small">${detailText(detail)}</span>
    </th>
    <td class="of">${subject}</td>
    <td class="second roomy">${detailText(detail)}</td>
  </tr>`;
}

/** A reason may be a whole document: its first lines, more of it to whoever points at it, and the whole in its event. */
function detailText(detail: string): TemplateResult {
  return html`<span class="clamped long" data-tip=${shorten(detail, longestTip)}>${detail}</span>`;
}
