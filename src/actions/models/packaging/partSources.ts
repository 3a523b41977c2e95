import type { ModelFacts } from '../../../models/package/modelPackage';
import type { PackageSource } from '../../../models/package/sourceFiles';
import { shownPath } from '../../../runs/importing/shownPath';
import type { RunDetails } from '../../../runs/runStore';
import type { LicenceFacts } from './licenceFacts';

type GivenPart = 'golden' | 'predictions' | 'requirements' | 'example' | 'card' | 'licence';

/** Where each part came from, in words that stand after it; empty where it has none. */
export type PartSources = Readonly<Record<GivenPart | 'model' | 'data' | 'metrics', string>>;

interface PartsFrom {
  readonly root: string;
  readonly source: PackageSource;
  readonly run: RunDetails | null;
  readonly facts: ModelFacts;
  /** What the person gave: absolute paths, and the name of the licence. */
  readonly given: Readonly<Record<GivenPart | 'source', string | null>> & {
    readonly data: readonly string[];
  };
  /** What was found in the project for what was not given: absolute paths. */
  readonly found: { readonly requirements: string | null; readonly licence: LicenceFacts };
}

const ofModel = 'with the model';

/** Says of every part whether a person gave it, the run or the project had it, or it was written here. */
export function partSources({ root, source, run, facts, given, found }: PartsFrom): PartSources {
  const file = (path: string) => `file ${shownPath(root, path)}`;
  const ofRun = run === null ? '' : `run ${run.name}`;
  const held = (path: string | null) => (path === null ? '' : ofModel);
  const requirements = found.requirements === null ? ofRun : file(found.requirements);
  const own = (name: string, otherwise: string) => (source.files.has(name) ? ofModel : otherwise);
  const recorded = facts.data.length > given.data.length ? [ofRun] : [];
  return {
    model: given.source === null ? ofRun : file(given.source),
    golden: given.golden === null ? held(facts.golden) : file(given.golden),
    predictions: given.predictions === null ? held(facts.predictions) : file(given.predictions),
    example: given.example === null ? held(facts.example) : file(given.example),
    requirements: given.requirements === null ? own('requirements.txt', requirements) : file(given.requirements),
    card: given.card === null ? own('README.md', 'written of what is known') : file(given.card),
    licence: given.licence === null ? licenceSource(root, found.licence) : 'chosen',
    data: [...(given.data.length > 0 ? ['chosen'] : []), ...recorded].join(' and '),
    metrics: Object.keys(facts.metrics).length === 0 ? '' : ofRun,
  };
}

/** A model that brings a licence of its own takes none of the project. */
function licenceSource(root: string, { spdx, file, isOfCard }: LicenceFacts): string {
  if (spdx === null) return '';
  if (isOfCard) return 'named in the card';
  return file === null ? `${ofModel}, or pyproject.toml` : `file ${shownPath(root, file)}`;
}
