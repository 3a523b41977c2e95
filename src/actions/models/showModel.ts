import { versionAddress } from '../../models/registry/versionAddress';
import type { AliasMove, ModelRecord, VersionRecord } from '../../models/registry/registryState';
import { absentOf, type AbsentEvents } from './absentEvents';
import { clockDoubts, type ClockDoubt } from './clockDoubts';
import { countedMoves } from './countedMoves';
import { modelTroubles, type LiveTrouble } from './liveTroubles';
import { missingEvents, type MissingParent } from './missingMoves';
import type { ModelContext } from './modelContext';
import { namedModel, namedVersion } from './namedVersion';
import { renumberedAmong, type Renumbered } from './renumbered';
import { signedBefore } from './packaging/signedBefore';
import { unsharedLayout, versionPlaces } from './packaging/versionPlaces';

/** What a name stands for: a model with all its versions, or one version of it. */
export interface ShownModel {
  readonly model: ModelRecord;
  /** Newest first. */
  readonly versions: readonly VersionRecord[];
  /** The version that was named; null: the model was. */
  readonly version: VersionRecord | null;
  /** Whether the bytes of that version are on this machine. */
  readonly present: boolean;
  /** Where they lie where that is under `.tend` alone, so that no clone gets them, project-relative; null: also elsewhere. */
  readonly unshared: { readonly layout: string | null } | null;
  /** What contradicts itself in what is live: of the model, or of the version that was named. */
  readonly troubles: readonly LiveTrouble[];
  /** Files of the ledger without which what is told may be wrong. */
  readonly missing: readonly MissingParent[];
  /** Other events of the model that the ledger of this branch lacks; null: there are none. */
  readonly absent: AbsentEvents | null;
  /** As the function of this name tells it. */
  readonly signedBefore: string | null;
  /** Those that got another number, because two packages had one; oldest first. */
  readonly renumbered: readonly Renumbered[];
  /** Oldest first. */
  readonly moves: readonly AliasMove[];
  /** Which of these may have been at another time than the one from which they count. */
  readonly clocks: readonly ClockDoubt[];
}

/** The model or the version of that name. Throws where there is none. */
export function showModel(context: ModelContext, name: string): ShownModel {
  const { registry, now } = context;
  const version = versionAddress(name) ? namedVersion(registry, name) : null;
  const model = namedModel(registry, version?.model ?? name);
  const versions = version ? [version] : registry.versions(model.name);
  const places = version ? versionPlaces(context, version) : [];
  const counted = countedMoves(registry, model.name, now().getTime());
  const missing = missingEvents(context, model, versions);
  const isShown = ({ digest }: { readonly digest: string | null }) => !version || digest === version.digest;
  return {
    model,
    versions,
    version,
    troubles: modelTroubles(registry, model.name, now().getTime()).filter(isShown),
    present: places.length > 0,
    unshared: unsharedLayout(context.root, places),
    missing,
    absent: absentOf(registry, model.name, missing),
    signedBefore: version && signedBefore(version, places),
    renumbered: renumberedAmong(registry, model.name, versions),
    moves: counted.filter(isShown),
    clocks: clockDoubts(registry, model.name, counted).filter(({ move }) => isShown(move)),
  };
}
