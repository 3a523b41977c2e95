import { contradictedIn } from '../../models/registry/contradictedIn';
import type { ModelRecord, VersionRecord, VersionState } from '../../models/registry/registryState';
import { isAside } from '../../models/registry/versionRecord';
import { modelTroubles, type LiveTrouble } from './liveTroubles';
import type { ModelContext } from './modelContext';
import { isVisiblyDamaged } from './packaging/visibleDamage';
import { waiverEnds } from './waiverEnds';

/** Versions of a model that a tree lists; the panel has them all. */
const mostVersions = 50;

/** A version as a row of a tree; times are milliseconds since 1970. */
export interface TreeVersion {
  readonly number: number;
  readonly digest: string;
  readonly state: VersionState;
  readonly stages: VersionRecord['stages'];
  /** Those of them in which, says another move, something else or nothing is live. */
  readonly contradicted: readonly string[];
  readonly created: number;
  readonly by: string;
  /** The run that made it; null: none was recorded. */
  readonly run: string | null;
  readonly bytes: number;
  readonly verdict: VersionRecord['registered']['verdict'];
  /** That it is on its way out; `until`: when it is gone, null: nobody said. */
  readonly deprecation: {
    /** What whoever uses it has to know and to do. */
    readonly notice: string;
    readonly until: number | null;
    readonly replacement: number | null;
  } | null;
  readonly archivedTo: string | null;
  readonly held: boolean;
  readonly drill: { readonly ok: boolean; readonly at: number } | null;
  /** When the waivers end by which it went live where it is, in milliseconds. */
  readonly waiverEnds: readonly number[];
  /** That bytes which are kept of it here are gone or of another length. */
  readonly damaged: boolean;
}

export interface TreeModel {
  readonly name: string;
  readonly count: number;
  /** Stages in which a version is live, production first. */
  readonly live: readonly { readonly stage: string; readonly version: number; readonly since: number }[];
  /** Stages in which several versions are live at once; null: nothing is, says one side. */
  readonly conflicts: readonly { readonly stage: string; readonly versions: readonly (number | null)[] }[];
  readonly clashes: ModelRecord['clashes'];
  /** What is live and gone, or was never registered. */
  readonly troubles: readonly LiveTrouble[];
  /** Newest first. */
  readonly versions: readonly TreeVersion[];
  /** Versions that are not listed. */
  readonly more: number;
}

/** Models with their newest versions, for a tree. */
export function modelsTree(context: TreeContext): readonly TreeModel[] {
  return context.registry.models().map((model) => treeModel(context, model));
}

type TreeContext = Pick<ModelContext, 'registry' | 'objects' | 'now'>;

function treeModel(context: TreeContext, { name, versions: count, stages, clashes }: ModelRecord): TreeModel {
  const live = stages.flatMap(({ stage, live: { move } }) => {
    const version = move?.version ?? null;
    return move && version !== null ? [{ stage, version, since: move.from }] : [];
  });
  const conflicts = stages
    .filter(({ live: { conflict } }) => conflict.length > 0)
    .map(({ stage, live: { conflict } }) => ({ stage, versions: conflict.map(({ version }) => version) }));
  const { registry } = context;
  const listed = registry.versions(name, { limit: mostVersions });
  const versions = listed.map((version) => treeVersion(context, version, stages));
  const troubles = modelTroubles(registry, name, context.now().getTime());
  return { name, count, live, conflicts, clashes, troubles, versions, more: Math.max(0, count - versions.length) };
}

/** The versions of one number, each as a row of a tree. */
export function numberedVersions(context: TreeContext, model: string, number: number): readonly TreeVersion[] {
  const versions = context.registry.version(model, number);
  const stages = versions.length === 0 ? [] : (context.registry.model(model)?.stages ?? []);
  return versions.map((version) => treeVersion(context, version, stages));
}

/** `model`: the stages of its model. */
function treeVersion(context: TreeContext, version: VersionRecord, model: ModelRecord['stages']): TreeVersion {
  const { number, digest, state, stages, created, by, registered, deprecation, archive, held, drills } = version;
  const [drill = null] = drills;
  return {
    ...{ number, digest, state, stages, created, by, held, run: registered.run },
    contradicted: contradictedIn(version, model),
    ...{ bytes: registered.bytes, verdict: registered.verdict },
    deprecation: deprecation && noticeOf(deprecation),
    archivedTo: isAside(version) ? (archive?.to ?? null) : null,
    drill: drill && { ok: drill.ok, at: drill.at },
    waiverEnds: waiverEnds(context.registry, version),
    damaged: isVisiblyDamaged(context, version),
  };
}

function noticeOf({ notice, until, replacement }: NonNullable<VersionRecord['deprecation']>) {
  return { notice, until, replacement };
}
