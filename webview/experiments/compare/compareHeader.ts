import { html, type TemplateResult } from 'lit';
import { ofRuns } from '../../../src/base/ofRuns';
import { plural, shorten } from '../../../src/base/text';
import type { Comparison } from '../../../src/protocol/experiments/comparison';
import type { Identity } from '../../shared/identity';
import { sideName } from './sideLook';

/** What the columns of a comparison hold. `about`: what all sides have in common. */
export function compareHeader(
  { sides, metrics }: Comparison,
  identities: readonly Identity[],
  about: string,
): TemplateResult {
  const [first, second] = sides;
  const isTested = metrics.some(({ tests }) => tests.some((test) => test && Number.isFinite(test.low)));
  return html`<div role="row" class="line header">
    <div role="columnheader" class="key second"><span>${about}</span></div>
    ${sides.map(
      ({ name, runs, counted }, place) =>
        html`<div role="columnheader" class="figures">
          <span class="title" data-tip=${name}>${sideName(identities[place], name)}</span>
          <span class="sub second"
            ><span>${runs > 1 ? meanOf(counted, runs) : 'last'}</span><span>${runs > 1 ? 'sd' : ''}</span></span
          >
        </div>`,
    )}
    <div role="columnheader" class="differences">
      ${differenceTitle(isTested)}
      <span class="sub second">
        ${sides.length > 2 ? html`<span>of metrics under each, to the first</span>` : html`<span>← ${nameOf(first)} better</span><span>${nameOf(second)} better →</span>`}
      </span>
    </div>
    <div role="columnheader" class="words">
      <span class="title">In words</span>
      <span class="sub second"
        ><span
          >${isTested ? 'intervals' : 'differences'} above zero: better
          ${second && sides.length === 2 ? `for ${nameOf(second)}` : 'than the first'}</span
        ></span
      >
    </div>
  </div>`;
}

/** No figure holds a run that did not finish; a metric that fewer runs have says so at its mean. */
function meanOf(counted: number, runs: number): string {
  if (counted === 0) return `none of ${plural(runs, 'run')} finished`;
  return `mean of ${ofRuns(counted, runs)}`;
}

/** Single runs have no intervals. */
function differenceTitle(isTested: boolean): TemplateResult {
  if (!isTested) return html`<span class="title">Difference</span>`;
  return html`<span class="top" data-tip="Difference with its 95 % interval, each row on its own scale"
    ><span class="title">Difference, 95 % interval</span><span class="second">own scale each</span></span
  >`;
}

function nameOf(side: Comparison['sides'][number] | undefined): string {
  return shorten(side?.name ?? '', 24);
}
