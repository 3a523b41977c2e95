import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Streaming } from '../../disk/streaming';
import type { ModelVerdict } from '../../models/inspect/modelFileReport';
import { warningOf } from '../../models/inspect/warningOf';
import { inspectPackage } from '../../models/package/inspectPackage';
import { isLayout, layoutEntries, type PackageEntries } from '../../models/package/packageEntries';
import type { ModelFacts } from '../../models/package/modelPackage';
import { readPackage, type ReadPackage } from '../../models/package/readPackage';
import { verifyPackage } from '../../models/package/verifyPackage';
import { Refusal, UnusableInput } from '../../models/refusal';
import { liesIn } from '../../models/restore/archiveFolder';
import type { EventDraft, EventOf } from '../../models/registry/registryEvent';
import { shownPath } from '../../runs/importing/shownPath';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { modelName } from './modelName';
import { namedVersion } from './namedVersion';
import { keepBytes } from './packaging/keepBytes';
import { emptyRequirements } from './packaging/lackingParts';
import { storeName } from './packaging/versionPlaces';
import { watchedBytes } from './packaging/watchedBytes';
import { fileOf } from './promotion/packageEvidence';
import { neededReason } from './reason';
import { recordEvents } from './recordEvents';

export const registerModelInput = z.object({
  /** Absolute path of the layout. */
  package: z.string(),
  /** Null: as the package says. */
  name: z._default(z.nullable(modelName), null),
  /** The version that it was made from or takes over from; null: none is named. */
  parent: z._default(z.nullable(z.string()), null),
  reason: neededReason,
});

export interface RegisteredModel {
  readonly version: string;
  readonly digest: string;
  readonly event: string;
  /** What loading it would run. */
  readonly verdict: ModelVerdict;
  /** What a person should know of that, as a sentence; null: it is safe. */
  readonly warning: string | null;
  /** Why its requirements are as good as none, in a clause; null: they list something, or there are none. */
  readonly emptyRequirements: string | null;
  /** Whether its bytes lie under `.tend` alone, so that no clone gets them. */
  readonly onlyStored: boolean;
}

/** Makes a package the next version of a model: verified, its bytes kept, and never changed again. */
export async function registerModel(
  context: ModelContext,
  given: z.input<typeof registerModelInput>,
): Promise<RegisteredModel> {
  const input = registerModelInput.parse(given);
  const shown = shownPath(context.root, input.package);
  if (!isLayout(input.package))
    throw new UnusableInput(`${shown} is no package.`, {
      onCommandLine: 'tend models package makes one of a model file.',
    });
  const entries = layoutEntries(input.package);
  await refuseDamaged(context, entries, shown);
  const read = readPackage(entries);
  const report = await inspectPackage(read, entries, { signal: context.signal, trusted: new Set() });
  const { verdict, imports } = report;
  const requirements = fileOf({ entries, read }, read.facts.requirements);
  const text = requirements === null ? null : readFileSync(requirements, 'utf8');
  try {
    const draft = (version: number) => registration(context, { input, read, verdict, version });
    const { digest } = read;
    const streaming = watched(context, 'Keeping', entries);
    const recorded = await keepBytes(context, { digest, entries }, streaming, (hold) =>
      record(context, { model: input.name ?? read.name, digest, draft, hold }),
    );
    return {
      ...{ ...recorded, verdict, warning: warningOf(report) },
      emptyRequirements: emptyRequirements({ ...read, imports, text }),
      onlyStored: !isShared(context.root, input.package),
    };
  } catch (error) {
    throw unwritten(error, (why) => `Nothing was registered: ${why}.`);
  }
}

async function refuseDamaged(context: ModelContext, entries: PackageEntries, shown: string): Promise<void> {
  const { ok, problems } = await verifyPackage(entries, null, watched(context, 'Verifying', entries));
  if (ok) return;
  const { path = '', problem = 'it cannot be read' } = problems[0] ?? {};
  const told = problem.includes(path) ? problem : `${path} ${problem}`;
  throw new Refusal(`${shown} was not registered: ${told.replace(/\.$/, '')}.`);
}

function watched(context: ModelContext, text: string, { files }: PackageEntries): Streaming {
  return watchedBytes(
    context,
    text,
    [...files.values()].flatMap((entry) => ('file' in entry ? [entry.file] : [])),
  );
}

interface Recording {
  readonly model: string;
  readonly digest: string;
  readonly draft: (version: number) => EventDraft;
  /** Keeps the bytes, if and only if what is drafted is recorded. */
  readonly hold: () => void;
}

function record(
  context: ModelContext,
  { model, digest, draft, hold }: Recording,
): Pick<RegisteredModel, 'version' | 'digest' | 'event'> {
  const { registry } = context;
  let version = 0;
  const [recorded] = recordEvents(context, () => {
    const known = registry.byDigest(digest).find((it) => it.model === model);
    if (known) throw new Refusal(`This package is ${model}@${known.number} already; a package is registered once.`);
    version = (registry.model(model)?.newest ?? 0) + 1;
    hold();
    return [draft(version)];
  });
  return { version: `${model}@${version}`, digest, event: recorded?.digest ?? '' };
}

interface Registering {
  readonly input: z.output<typeof registerModelInput>;
  readonly read: ReadPackage;
  readonly verdict: ModelVerdict;
  readonly version: number;
}

function registration(context: ModelContext, { input, read, verdict, version }: Registering): EventDraft {
  const { facts, digest, bytes, files } = read;
  const model = input.name ?? read.name;
  const parent = input.parent === null ? null : namedVersion(context.registry, input.parent);
  if (parent && parent.model !== model)
    throw new Refusal(`${input.parent ?? ''} is a version of another model, and no parent.`);
  return {
    kind: 'registered',
    model,
    reason: input.reason,
    version,
    digest,
    bytes,
    files: files.length,
    format: facts.format,
    verdict,
    run: facts.run?.id ?? null,
    metrics: metricsOf(facts.metrics),
    data: facts.data.map(({ path, digest: content }) => ({ path, digest: content })),
    code: facts.code && codeOf(facts.code),
    parent: parent?.number ?? null,
    ...(parent ? { parentDigest: parent.digest } : {}),
    licence: facts.licence,
    where: whereItIs(context, input.package),
  };
}

/** A folder of the project that git may hold, which a clone finds; else whose store has it. */
function whereItIs({ root, actor }: ModelContext, folder: string): string {
  return isShared(root, folder) ? shownPath(root, folder) : `${storeName(hostname())} (${actor.name})`;
}

function isShared(root: string, folder: string): boolean {
  return liesIn(root, folder) && !liesIn(join(root, '.tend'), folder);
}

function codeOf({ commit, dirty, at }: NonNullable<ModelFacts['code']>): EventOf<'registered'>['code'] {
  return { commit, dirty, ...(at === undefined ? {} : { at }) };
}

/** What is no number cannot be told in JSON. */
function metricsOf(metrics: Readonly<Record<string, number>>): EventOf<'registered'>['metrics'] {
  const finite = Object.entries(metrics).filter(([, value]) => Number.isFinite(value));
  return Object.fromEntries(finite.map(([name, value]) => [name, { value, low: null, high: null }]));
}
