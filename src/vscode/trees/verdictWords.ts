import type { ModelVerdict } from '../../models/inspect/modelFileReport';

/** What loading a file would run, in a word or two. */
export const verdictWords: Readonly<Record<ModelVerdict, string>> = {
  safe: 'safe',
  'needs-trust': 'needs trust',
  dangerous: 'dangerous',
  'partly-scanned': 'partly scanned',
  'not-code': 'holds no code',
};
