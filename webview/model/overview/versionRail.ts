import { html, nothing, type TemplateResult } from 'lit';
import { dayText } from '../../../src/base/days';
import { durationText } from '../../../src/base/numberText';
import { capital, formatCount } from '../../../src/base/text';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import { icon, iconButton } from '../../shared/icon';
import { verdictSigns, type LoadVerdict } from '../../shared/verdictSigns';
import { tinyText } from '../figures';
import { stateIcon } from '../marks';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';

/** The chosen version: facts, whether it comes back, and what runs when it is loaded. */
export function versionRail(panel: ModelPanel, page: ModelPage, detail: VersionDetail | null): TemplateResult {
  const name = `${page.name}@${panel.version ?? ''}`;
  const files = { label: 'Open Files', run: () => panel.show('files') };
  const waits = panel.detail.waiting ? 'Reading…' : 'Nothing is known of it here.';
  return html`<section aria-labelledby="chosen">
      ${sectionHead('chosen', name, 'selected', detail ? [files] : [])}
      ${detail ? factList(panel, detail) : html`<p class="second" role="status">${waits}</p>`}
    </section>
    ${detail ? html`${restorable(panel, detail)} ${onLoad(detail)}` : nothing}`;
}

function factList(panel: ModelPanel, { facts }: VersionDetail): TemplateResult {
  return html`<dl class="facts">${facts.map((fact) => factRow(panel, fact))}</dl>`;
}

function factRow(panel: ModelPanel, { label, text, opens }: VersionDetail['facts'][number]): TemplateResult {
  if (label === 'Digest') return digestRow(panel, text);
  return html`<div>
    <dt>${label}</dt>
    <dd>${opens === null ? text : html`<button class="link" @click=${() => panel.open(opens)}>${text}</button>`}</dd>
  </div>`;
}

function digestRow(panel: ModelPanel, digest: string): TemplateResult {
  const copy = { icon: 'copy', label: 'Copy Digest', click: () => void panel.act('copy-digest') };
  return html`<div>
    <dt>Digest</dt>
    <dd class="mono digest"><span data-tip=${digest}>${digest}</span>${iconButton(copy)}</dd>
  </div>`;
}

function restorable(panel: ModelPanel, { row, drills }: VersionDetail): TemplateResult {
  const [last] = drills;
  const { trusted } = panel.surroundings;
  return html`<section aria-labelledby="restorable">
    ${sectionHead('restorable', 'Restorable', '', [])}
    <p class="sign">${stateIcon(row.restorable)} ${capital(row.restore)}</p>
    ${drills.length === 0 ? nothing : drillTable(drills)}
    <p class="second">
      ${last ? `${last.text} ` : 'A drill unpacks it into an empty folder, rebuilds its environment and predicts its golden pairs. '}
      ${
        row.state === 'purged'
          ? nothing
          : html`<button
              class="link"
              ?disabled=${!trusted || panel.acting !== null}
              @click=${() => panel.act('drill', { version: row.number })}
            >
              Drill Now…
            </button>`
      }
    </p>
  </section>`;
}

function drillTable(drills: VersionDetail['drills']): TemplateResult {
  return html`<table class="drills">
    <thead>
      <tr>
        <th scope="col">Drill</th>
        <th scope="col">Result</th>
        <th scope="col" class="value">Time</th>
        <th scope="col" class="value">Largest diff.</th>
      </tr>
    </thead>
    <tbody>
      ${drills.slice(0, 3).map(
        ({ at, ok, seconds, maxAbsDiff }) =>
          html`<tr>
            <td class="day">${dayText(at)}</td>
            <td><span class="sign">${stateIcon(ok ? 'pass' : 'fail')} ${ok ? 'passed' : 'failed'}</span></td>
            <td class="value">${durationText(1000 * seconds)}</td>
            <td class="value">${maxAbsDiff === null ? '–' : tinyText(maxAbsDiff)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function onLoad({ onLoad: { verdict, sentence, imports, more } }: VersionDetail): TemplateResult {
  const [sign] = verdictSigns[verdict];
  return html`<section aria-labelledby="on-load">
    ${sectionHead('on-load', 'What runs on load', '', [])}
    <p class="sign verdict-${verdict}">${icon(sign)}<span>${sentence}</span></p>
    ${imports.length === 0 ? nothing : importList(imports, more)}
  </section>`;
}

function importList(imports: VersionDetail['onLoad']['imports'], more: number): TemplateResult {
  return html`<dl class="facts imports">
      ${imports.map(
        ({ module, names, verdict }) =>
          html`<div>
            <dt class="mono" data-tip=${module}>${verdict === 'safe' ? nothing : verdictIcon(verdict)}${module}</dt>
            <dd class="mono second" data-tip=${names}>${names}</dd>
          </div>`,
      )}
    </dl>
    <p class="second">
      ${more > 0 ? `${formatCount(more)} more. ` : ''}Scanned to the last opcode, not loaded. The scan knows names, not
      intent.
    </p>`;
}

function verdictIcon(verdict: LoadVerdict): TemplateResult {
  const [sign, word] = verdictSigns[verdict];
  return html`<span class=${`verdict-${verdict}`}>${icon(sign, word)}</span> `;
}
