import { html, type TemplateResult } from 'lit';
import { baselineIdentity, identityOf, type Identity } from '../../shared/identity';
import { identitySample } from '../charts/curvesLegend';
import type { ExperimentsModel } from '../model/experimentsModel';
import { rowKey } from '../model/rowKey';
import type { RowRef } from '../../../src/protocol/experiments/viewState';

/** A side looks as in the charts; one that is not charted takes the look of its place. */
export function sideIdentity(model: ExperimentsModel, row: RowRef, place: number): Identity {
  const { baseline } = model.view;
  if (baseline && rowKey(baseline) === rowKey(row)) return baselineIdentity;
  return identityOf(model.slots.get(rowKey(row)) ?? place);
}

export function sideName(identity: Identity, name: string): TemplateResult {
  return html`${identitySample(identity)}<strong>${name}</strong>`;
}
