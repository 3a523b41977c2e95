import { licenceNameProblem } from './licenceName';
import type { Named } from './layoutDocuments';
import type { PackageContents } from './packageContents';
import type { ModelFacts, PackagedFile } from './modelPackage';

/** CycloneDX 1.7 bill of materials of a model (ML-BOM): the model with its card, its data, and the packages it needs. */
export function renderBill(contents: PackageContents, files: readonly PackagedFile[], model: Named): string {
  const { facts, pinned } = contents;
  const data = facts.data.map((set, index) => ({ reference: `data-${index + 1}`, ...set }));
  const libraries = pinned.map(({ name, version }) => library(name, version));
  return JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    version: 1,
    metadata: { component: modelComponent(contents, files, model, data) },
    components: [
      ...data.map(({ reference, path, digest }) => ({
        type: 'data',
        'bom-ref': reference,
        name: path,
        hashes: hashes(digest),
        data: [{ type: 'dataset', name: path }],
      })),
      ...libraries,
    ],
    dependencies: [
      { ref: 'model', dependsOn: [...data.map(({ reference }) => reference), ...libraries.map((it) => it['bom-ref'])] },
    ],
  });
}

function modelComponent(
  { facts, predicted }: Pick<PackageContents, 'facts' | 'predicted'>,
  files: readonly PackagedFile[],
  model: Named,
  data: readonly { readonly reference: string }[],
) {
  const { name, licence, code, run } = facts;
  return {
    type: 'machine-learning-model',
    'bom-ref': 'model',
    name,
    hashes: hashes(model.digest),
    ...(licence === null ? {} : { licenses: [licenceChoice(licence)] }),
    ...(code?.remote ? { externalReferences: [{ type: 'vcs', url: code.remote }] } : {}),
    modelCard: {
      modelParameters: { datasets: data.map(({ reference }) => ({ ref: reference })) },
      quantitativeAnalysis: {
        performanceMetrics: [
          ...measured(facts.metrics),
          ...measured(predicted).map((it) => ({ ...it, slice: facts.predictions ?? '' })),
        ],
      },
    },
    components: files.map(({ path, digest }) => ({ type: 'file', name: path, hashes: hashes(digest) })),
    properties: Object.entries(run?.params ?? {}).map(([key, value]) => ({ name: `tend:param:${key}`, value })),
  };
}

/** An identifier or an expression of SPDX as such, so that tools find it; any other name as a name. */
function licenceChoice(licence: string) {
  if (licenceNameProblem(licence) !== null || licence.includes('LicenseRef-')) return { license: { name: licence } };
  return /[\s()+]/.test(licence) ? { expression: licence } : { license: { id: licence } };
}

function measured(metrics: ModelFacts['metrics']) {
  return Object.entries(metrics).map(([type, value]) => ({ type, value: String(value) }));
}

function library(name: string, version: string) {
  const purl = `pkg:pypi/${name.toLowerCase().replaceAll('_', '-')}@${encodeURIComponent(version)}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl };
}

function hashes(digest: string) {
  return [{ alg: 'SHA-256', content: digest.slice('sha256:'.length) }];
}
