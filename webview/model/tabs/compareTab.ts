import { html, nothing, type TemplateResult } from 'lit';
import { dayText } from '../../../src/base/days';
import { columnText } from '../../../src/base/numberText';
import { formatBytes, plural } from '../../../src/base/text';
import type { ModelPage, VersionDetail } from '../../../src/protocol/models/modelPage';
import type { VersionComparison } from '../../../src/protocol/models/versionComparison';
import { columnDecimals } from '../figures';
import type { ModelPanel } from '../modelPanel';
import { pairedSection } from '../promotion/againstChampion';
import { sectionHead } from '../sectionHead';
import { problemLine } from '../standing';
import { comparedGates } from './comparedGates';
import { comparedRow } from './comparedRow';
import { versionChoice, versionSelect } from './versionChoice';

interface Fact {
  readonly fact: string;
  readonly own: string;
  readonly other: string;
}

/** Two versions beside each other, in the order in which they are chosen: what differs, and their metrics on the same rows. */
export function compareTab(panel: ModelPanel, page: ModelPage): TemplateResult {
  const row = comparedRow(panel);
  const chosen = panel.chosen();
  const asked = panel.comparisonAsked();
  if (!row || !chosen || !asked?.against) return html`<p class="second">There is no other version to compare with.</p>`;
  const [own, other] = [panel.detail.to(chosen), panel.other.to({ model: asked.model, ...asked.against })];
  const known = panel.comparison.to(asked);
  const names = { candidate: `${page.name}@${chosen.version}`, current: `${page.name}@${row.number}` };
  const rows = page.versions.filter((it) => !panel.isChosen(it));
  return html`<section class="detail-tab" aria-labelledby="tab-title">
    ${problemLine(panel, panel.comparison)}
    <div class="sides">
      ${versionChoice(panel, page)} <span class="second">beside</span>
      ${versionSelect(page, {
        ...{ label: 'Beside', rows, isChosen: (it) => it.number === row.number && it.digest === row.digest },
        choose: (it) => panel.compare({ number: it.number, digest: it.digest }),
      })}
    </div>
    ${own && other && known ? comparison(panel, { own, other, known, names }) : comparing(panel)}
  </section>`;
}

/** A problem is told in its own line. */
function comparing({ comparison }: ModelPanel): TemplateResult | typeof nothing {
  return comparison.problem === null ? html`<p class="second" role="status">Comparing…</p>` : nothing;
}

interface Compared {
  readonly own: VersionDetail;
  readonly other: VersionDetail;
  readonly known: VersionComparison;
  readonly names: { readonly candidate: string; readonly current: string };
}

function comparison(panel: ModelPanel, { own, other, known, names }: Compared): TemplateResult {
  const { runs } = known;
  const facts = [...factsOf(own, other), ...known.ports, ...metricsOf(own, other)];
  const differing = facts.filter((it) => it.own !== it.other);
  const links = runs === null ? [] : [{ label: 'Compare Their Runs', run: () => panel.open(runs) }];
  const title = `${names.candidate} beside ${names.current}`;
  return html`${sectionHead('tab-title', title, `${differing.length} of ${plural(facts.length, 'fact')} differ`, links)}
    <label class="only"
      ><input
        type="checkbox"
        .checked=${!panel.everyFact}
        @change=${() => panel.change({ everyFact: !panel.everyFact })}
      />Only Differences</label
    >
    ${factTable(panel.everyFact ? facts : differing, names)} ${comparedGates(panel, [names.candidate, names.current])}
    ${known.rows.length === 0 && known.problem === null ? nothing : pairedSection('On the same rows', known, { ...names, judged: false })}`;
}

function factTable(facts: readonly Fact[], { candidate, current }: Compared['names']): TemplateResult {
  if (facts.length === 0) return html`<p class="second">Nothing that is recorded of them differs.</p>`;
  return html`<table class="changes">
    <thead>
      <tr>
        <th scope="col"><span class="spoken">Fact</span></th>
        <th scope="col">${candidate}</th>
        <th scope="col">${current}</th>
      </tr>
    </thead>
    <tbody>
      ${facts.map(
        ({ fact, own, other }) =>
          html`<tr>
            <th scope="row" class="second">${fact}</th>
            <td class="long">${own}</td>
            <td class="long">${other}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What the rail says of each, and what else is looked at before one is chosen. */
function factsOf(own: VersionDetail, other: VersionDetail): readonly Fact[] {
  const [left, right] = [toldOf(own), toldOf(other)];
  return [...new Set([...left.keys(), ...right.keys()])].map((fact) => ({
    ...{ fact, own: left.get(fact) ?? '–', other: right.get(fact) ?? '–' },
  }));
}

function toldOf({ row, facts, onLoad, drills, card }: VersionDetail): ReadonlyMap<string, string> {
  const [drill] = drills;
  const told = new Map([
    ['State', [row.stateText, row.stateDetail].filter((text) => text !== '').join(', ')],
    ['Size', formatBytes(row.bytes)],
    ['On load', onLoad.sentence],
    ['Restore drill', drill ? `${drill.ok ? 'passed' : 'failed'} ${dayText(drill.at)}` : 'none yet'],
    ['Card', card.problem ?? `${card.filled} of ${plural(card.of, 'section')}`],
  ]);
  for (const { label, text } of facts)
    told.set(label, [...(told.has(label) ? [told.get(label)] : []), text].join('; '));
  return told;
}

/** Values as they were recorded, or as the predictions tell them. */
function metricsOf({ metrics }: VersionDetail, other: VersionDetail): readonly Fact[] {
  const names = new Set([...metrics, ...other.metrics].map(({ name }) => name));
  return [...names].map((name) => {
    const [left, right] = [metrics, other.metrics].map((all) => all.find((it) => it.name === name)?.value);
    const decimals = columnDecimals([[left, right].filter((it) => it !== undefined)]);
    const text = (value: number | undefined) => (value === undefined ? 'not measured' : columnText(value, decimals));
    return { fact: name, own: text(left), other: text(right) };
  });
}
