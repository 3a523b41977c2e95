import type { ModelFileReport } from '../../../models/inspect/modelFileReport';
import type { ModelFacts } from '../../../models/package/modelPackage';
import { neededModules } from '../../../models/package/neededModules';
import { listsNothing } from '../../../models/package/requirementsList';

/** What a package has no part of, in words, with the option of the command line that gives it. */
export interface LackingPart {
  readonly text: string;
  readonly option: string;
  /** What cannot be done without it; null: nothing, but a gate may ask for it. */
  readonly so: string | null;
}

/** What is looked at for that. */
export interface LookedAt {
  readonly facts: Pick<ModelFacts, 'golden' | 'requirements' | 'licence' | 'data'>;
  /** Why its requirements are as good as none, in a clause; null: they list something, or there are none. */
  readonly emptyRequirements: string | null;
}

/** What a version has to have to be provable, and this package has not. */
export function lackingParts({ facts, emptyRequirements }: LookedAt): LackingPart[] {
  const golden = { text: 'golden pairs', option: '--golden', so: 'so a restored model cannot be proven' };
  const requirements = { text: 'requirements', option: '--requirements', so: 'so no environment can be built' };
  return [
    ...(facts.golden === null ? [golden] : []),
    ...(facts.requirements === null ? [requirements] : []),
    ...(emptyRequirements === null ? [] : [{ ...requirements, so: emptyRequirements }]),
    ...(facts.licence === null ? [{ text: 'a licence', option: '--licence', so: null }] : []),
    ...(facts.data.length === 0 ? [{ text: 'the data it was trained on', option: '--data', so: null }] : []),
  ];
}

interface Requiring {
  readonly facts: Pick<ModelFacts, 'requirements' | 'model'>;
  readonly files: readonly { readonly path: string }[];
  /** Of the file of its requirements; null: there is none. */
  readonly text: string | null;
  readonly imports: ModelFileReport['imports'];
}

/** What comes of requirements that list nothing, with the modules that the model imports; null: they list something. */
export function emptyRequirements({ facts, files, text, imports }: Requiring): string | null {
  if (facts.requirements === null || text === null || !listsNothing(text)) return null;
  const needed = neededModules(imports, files);
  if (needed === null) return null;
  const imported = needed.length === 0 ? '' : `, while ${facts.model} imports ${needed.join(', ')}`;
  return `since ${facts.requirements} lists nothing${imported}`;
}
