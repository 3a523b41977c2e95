import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayText } from '../../../base/days';
import { formatBytes, plural } from '../../../base/text';
import { pinnedPackages } from '../../../models/package/requirementsList';
import { approverText } from '../../../models/registry/approverText';
import { commitText } from '../../../models/registry/commitText';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import type { DataSetVersion } from '../../../store/profileRepository';
import { signedBeforeText } from '../packaging/signedBefore';
import { fileOf, type OpenedPackage } from '../promotion/packageEvidence';
import { renumberedAmong } from '../renumbered';
import { contentName } from './dataWords';
import type { PagesContext } from './pagesContext';

type Fact = VersionDetail['facts'][number];

export interface DetailFacts {
  readonly opened: OpenedPackage | null;
  readonly history: (path: string) => readonly DataSetVersion[];
}

/** What is recorded of a version, a label and a text each; what is not recorded is said where it matters. */
export function detailFacts(
  context: PagesContext,
  version: VersionRecord,
  detail: DetailFacts & { readonly signedBefore: string | null },
): Fact[] {
  const { digest, registered, by, created, reason } = version;
  return [
    fact('Digest', digest),
    fact('Signed', signedText(version, detail.signedBefore)),
    runFact(context, version, detail.opened),
    ...dataFacts(context.root, version, detail.history),
    fact('Code', registered.code ? commitText(registered.code) : 'not recorded'),
    fact('Format', `${registered.format}, ${formatBytes(registered.bytes)} in ${plural(registered.files, 'file')}`),
    fact('Licence', registered.licence ?? 'none'),
    ...pythonFacts(detail.opened),
    ...(registered.parent === null ? [] : [parentFact(version.model, registered.parent)]),
    fact('Registered', `${dayText(created)} by ${by}${reason === '' ? '' : `: “${reason}”`}`),
    ...numberFacts(context, version),
    ...laterFacts(version, context.now().getTime()),
  ];
}

function fact(label: string, text: string, opens: string | null = null): Fact {
  return { label, text, opens };
}

function signedText({ signatures }: VersionRecord, before: string | null): string {
  const [signature] = signatures.toReversed();
  if (signature) return `${dayText(signature.at)}, key ${signature.key.slice(0, 16)}`;
  return before === null ? 'no' : signedBeforeText(before);
}

function runFact({ runs }: PagesContext, { registered: { run } }: VersionRecord, opened: OpenedPackage | null): Fact {
  if (run === null) return fact('Run', 'not recorded');
  const number = runs.byId(run);
  const name = (number === null ? null : runs.details(number)?.name) ?? opened?.read?.facts.run?.name;
  return fact('Run', name ?? run.slice(0, 12), number === null ? null : `run:${run}`);
}

function dataFacts(root: string, { registered: { data } }: VersionRecord, history: DetailFacts['history']): Fact[] {
  if (data.length === 0) return [fact('Data', 'not recorded')];
  return data.map((used) => fact('Data', contentName(history, used), fileTarget(root, used.path)));
}

/** What opens a file of the project; null: it is not there. */
export function fileTarget(root: string, path: string): string | null {
  return existsSync(join(root, path)) ? `file:${path}` : null;
}

function parentFact(model: string, parent: number): Fact {
  return fact('Parent', `${model}@${parent}`, `version:${parent}`);
}

function pythonFacts(opened: OpenedPackage | null): Fact[] {
  if (!opened?.read) return [];
  const { python, requirements } = opened.read.facts;
  const file = fileOf(opened, requirements);
  const pinned = file === null ? 0 : pinnedPackages(readFileSync(file, 'utf8')).length;
  const parts = [...(python === null ? [] : [python]), ...(pinned > 0 ? [plural(pinned, 'locked package')] : [])];
  return parts.length === 0 ? [] : [fact('Python', parts.join(', '))];
}

function numberFacts({ registry }: PagesContext, version: VersionRecord): Fact[] {
  return renumberedAmong(registry, version.model, [version]).map(({ from, at, by }) =>
    fact('Number', `was ${version.model}@${from} until ${by} settled that number on ${dayText(at)}`),
  );
}

/** What happened to it since it was registered. */
function laterFacts({ model, approvals, deprecation, archive, held, purged }: VersionRecord, now: number): Fact[] {
  return [
    ...approvals.map((it) => fact('Approved', `${dayText(it.at)} for ${it.stage} by ${approverText(it)}`)),
    ...(deprecation ? [deprecationFact(model, deprecation, now)] : []),
    ...(archive ? [fact('Archived', `${dayText(archive.at)} to ${archive.to}`)] : []),
    ...(archive?.others ?? []).map((to) => fact('Archived too', `to ${to}`)),
    ...(archive?.back ? [fact('Taken back', `${dayText(archive.back)} into the project`)] : []),
    ...(archive?.retainUntil ? [fact('Kept until', dayText(archive.retainUntil))] : []),
    ...(held ? [fact('Held', 'not purged, whatever its retention says')] : []),
    ...(purged ? [fact('Purged', `${dayText(purged.at)} by ${purged.by}: “${purged.reason}”`)] : []),
  ];
}

function deprecationFact(
  model: string,
  { at, notice, until, replacement }: NonNullable<VersionRecord['deprecation']>,
  now: number,
): Fact {
  const parts = [
    `since ${dayText(at)}`,
    ...(until === null ? [] : [`${until < now ? 'ended' : 'ends'} ${dayText(until)}`]),
    ...(notice === '' ? [] : [`“${notice}”`]),
    ...(replacement === null ? [] : [`use ${model}@${replacement}`]),
  ];
  return fact('Deprecated', parts.join(', '), replacement === null ? null : `version:${replacement}`);
}
