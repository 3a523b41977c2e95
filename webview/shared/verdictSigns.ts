import type { ModelFilePage } from '../../src/protocol/models/fileEndpoints';

export type LoadVerdict = ModelFilePage['verdict'];

/** Icon and word of what loading a model would run; the word says it without colour. */
export const verdictSigns: Readonly<Record<LoadVerdict, readonly [icon: string, word: string]>> = {
  safe: ['shield', 'Safe'],
  'needs-trust': ['warning', 'Needs trust'],
  dangerous: ['error', 'Dangerous'],
  'partly-scanned': ['question', 'Partly scanned'],
  'not-code': ['shield', 'Holds no code'],
};
