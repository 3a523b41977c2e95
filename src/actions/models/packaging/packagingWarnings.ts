import { ownEntry } from '../../../base/ownEntry';
import { declaredGate } from '../../../models/gates/declaredGates';
import { warningOf } from '../../../models/inspect/warningOf';
import { inspectPackage } from '../../../models/package/inspectPackage';
import { licenceNameProblem } from '../../../models/package/licenceName';
import type { PackageFacts } from '../../../models/package/modelPackage';
import { layoutEntries } from '../../../models/package/packageEntries';
import { readPackage } from '../../../models/package/readPackage';
import type { ModelContext } from '../modelContext';
import { askedMetrics, primaryOf } from '../promotion/askedMetrics';
import { declaredClasses } from '../promotion/declaredClasses';
import { isAbsent, metricProblems } from '../promotion/metricEvidence';
import { cardEvidence } from '../promotion/packagedCard';
import { packagedPredictions, type ReadableFiles } from '../promotion/packageEvidence';

/**
 * What of a package a gate would stumble over later, or a person who gets it: sentences, told while another one can be made
 * instead. What it has no part of at all `lackingParts` tells.
 */
export async function packagingWarnings(
  { config, signal }: Pick<ModelContext, 'config' | 'signal'>,
  { name, path }: Pick<PackageFacts, 'name'> & { readonly path: string },
): Promise<readonly string[]> {
  const entries = layoutEntries(path);
  const read = readPackage(entries);
  const { licence } = read.facts;
  const loading = warningOf(await inspectPackage(read, entries, { signal, trusted: new Set() }));
  const named = licence === null ? null : licenceNameProblem(licence);
  const card = cardWarning({ entries, read });
  return [loading, ...predictionWarnings({ config }, name, { entries, read }), card, named].filter((it) => it !== null);
}

function predictionWarnings(
  { config }: Pick<ModelContext, 'config'>,
  name: string,
  opened: ReadableFiles,
): readonly string[] {
  const predictions = packagedPredictions(opened, name, declaredClasses({ config }, name));
  if (isAbsent(predictions)) return predictions.areNone ? [] : [`No gate can judge it: ${predictions.text}.`];
  const gates = Object.values(ownEntry(config.models, name)?.gates ?? {}).flatMap((stage) => stage.map(declaredGate));
  const asked = new Set(askedMetrics(gates, primaryOf({ config }, name)));
  const unscored = metricProblems(predictions, [...asked]);
  return [
    ...unscored.map(({ metric, text }) => `Its predictions do not tell ${metric}, which tend.yaml asks for: ${text}.`),
    ...(predictions.ids === null
      ? ['Its predictions have no column id, so it cannot be compared with another version on the same rows.']
      : []),
  ];
}

function cardWarning(opened: ReadableFiles): string | null {
  const card = cardEvidence(opened);
  if (card && 'problem' in card) return `Its card ${card.problem}.`;
  const { missing = [] } = card ?? {};
  return missing.length === 0 ? null : `Its card says nothing yet of: ${missing.join(', ')}.`;
}
