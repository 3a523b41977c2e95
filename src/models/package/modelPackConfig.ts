import type { ModelFacts, PackagedFile } from './modelPackage';

/** Config of the ModelPack specification. Its `createdAt` is left out: no clock is in a package. */
export function modelPackConfig(facts: ModelFacts, files: readonly PackagedFile[]): string {
  const { name, authors, licence, code, format } = facts;
  return JSON.stringify({
    descriptor: {
      ...(authors.length > 0 ? { authors } : {}),
      name,
      ...(code?.remote ? { sourceURL: code.remote } : {}),
      ...(code && code.at === undefined ? { revision: code.commit } : {}),
      ...(licence === null ? {} : { licenses: [licence] }),
    },
    config: { format },
    modelfs: { type: 'layers', diffIds: files.map(({ digest }) => digest) },
  });
}
