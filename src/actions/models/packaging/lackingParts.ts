import type { ModelFacts } from '../../../models/package/modelPackage';

/** What a package has no part of, in words, with the option of the command line that gives it. */
export interface LackingPart {
  readonly text: string;
  readonly option: string;
  /** What cannot be done without it; null: nothing, but a gate may ask for it. */
  readonly so: string | null;
}

/** What a version has to have to be provable, and this package has not. */
export function lackingParts(facts: Pick<ModelFacts, 'golden' | 'requirements' | 'licence' | 'data'>): LackingPart[] {
  const golden = { text: 'golden pairs', option: '--golden', so: 'so a restored model cannot be proven' };
  const requirements = { text: 'requirements', option: '--requirements', so: 'so no environment can be built' };
  return [
    ...(facts.golden === null ? [golden] : []),
    ...(facts.requirements === null ? [requirements] : []),
    ...(facts.licence === null ? [{ text: 'a licence', option: '--licence', so: null }] : []),
    ...(facts.data.length === 0 ? [{ text: 'the data it was trained on', option: '--data', so: null }] : []),
  ];
}
