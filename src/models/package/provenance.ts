import type { Named } from './layoutDocuments';
import { factsFile } from './modelFacts';
import type { ModelFacts, PackagedFile } from './modelPackage';

export const predicateType = 'https://slsa.dev/provenance/v1';

/** What the training was: the parameters of the run. Its meaning is told in the project's ARCHITECTURE.md. */
const buildType = 'https://marketplace.visualstudio.com/items?itemName=tend-ml.tend-ml#training/v1';
/** A tool of one's own machine: SLSA level 1, nobody else vouches for it. */
const builder = 'https://marketplace.visualstudio.com/items?itemName=tend-ml.tend-ml#workspace';

/** In-toto statement 1 with SLSA provenance 1.0, without times: the same package has the same provenance. */
export function renderProvenance(facts: ModelFacts, files: readonly PackagedFile[], model: Named): string {
  const { run, name } = facts;
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: hex(model.digest) } }],
    predicateType,
    predicate: {
      buildDefinition: {
        buildType,
        externalParameters: {
          model: name,
          ...(run === null ? {} : { command: run.command, experiment: run.experiment, params: run.params }),
        },
        internalParameters: {},
        resolvedDependencies: dependencies(facts, files),
      },
      runDetails: {
        builder: { id: builder },
        metadata: run === null ? {} : { invocationId: run.id },
        byproducts: files.filter(({ path }) => path === factsFile).map(resource),
      },
    },
  });
}

function dependencies({ code, data, requirements }: ModelFacts, files: readonly PackagedFile[]): readonly object[] {
  const git = { name: 'code', digest: { gitCommit: code?.commit ?? '' }, annotations: { dirty: code?.dirty ?? false } };
  // What stood in the folder when the model was packaged need not be what trained it.
  const isKnown = code !== null && code.at === undefined;
  return [
    ...(isKnown ? [code.remote === null ? git : { ...git, uri: `git+${code.remote}` }] : []),
    ...data.map(({ path, digest }) => ({ name: path, digest: { sha256: hex(digest) } })),
    ...files.filter(({ path }) => path === requirements).map(resource),
  ];
}

function resource({ path, digest }: PackagedFile) {
  return { name: path, digest: { sha256: hex(digest) } };
}

function hex(digest: string): string {
  return digest.slice('sha256:'.length);
}
