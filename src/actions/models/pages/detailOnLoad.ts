import { plural } from '../../../base/text';
import type { ModelFileReport, ModelImport, ModelVerdict } from '../../../models/inspect/modelFileReport';
import { dangerBehindWord } from '../../../models/inspect/dangerOf';
import { warningOf } from '../../../models/inspect/warningOf';
import { inspectPackage } from '../../../models/package/inspectPackage';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import type { OpenedPackage } from '../promotion/packageEvidence';
import type { PagesContext } from './pagesContext';

type OnLoad = VersionDetail['onLoad'];

/** Modules that are listed; the rest is counted. */
const mostModules = 8;

/** What loading a version would run, worst first, by a look into its files without loading them. */
export async function detailOnLoad(
  { inspectionOf, signal }: Pick<PagesContext, 'inspectionOf' | 'signal'>,
  { digest, registered: { verdict: recorded } }: VersionRecord,
  opened: OpenedPackage | null,
): Promise<OnLoad> {
  const read = opened?.read;
  if (!read) {
    const sentence = `${byScan[recorded]}; its bytes are not here.`;
    return { verdict: recorded, sentence, imports: [], more: 0 };
  }
  const look = () => inspectPackage(read, opened.entries, { signal, trusted: new Set() });
  const report = await inspectionOf(digest, look);
  const { verdict, imports } = report;
  const note = verdict === recorded ? '' : ` It was registered as ${recorded.replace('-', ' ')}.`;
  const modules = modulesOf(imports);
  return {
    verdict,
    sentence: `${sentenceOf(report)}${note}`,
    imports: modules.slice(0, mostModules),
    more: Math.max(0, modules.length - mostModules),
  };
}

const byScan: Readonly<Record<ModelVerdict, string>> = {
  safe: 'Safe when it was registered',
  'needs-trust': 'Needed trust when it was registered',
  dangerous: 'Dangerous when it was registered',
  'partly-scanned': 'Scanned in part when it was registered',
  'not-code': 'A format that holds no code',
};

function sentenceOf(report: ModelFileReport): string {
  const { verdict, imports } = report;
  const count = plural(imports.length, 'import');
  const others = imports.filter((it) => it.verdict !== 'safe').length;
  const unknown = plural(others, 'import');
  const warning = warningOf(report) ?? '';
  switch (verdict) {
    case 'safe':
      return `Safe: ${count}, all on the allow list.`;
    case 'needs-trust':
      return others === 0 ? `Needs trust. ${warning}` : `Needs trust: of ${count} nothing is known of ${unknown}.`;
    case 'dangerous':
      return imports.every((it) => it.verdict !== 'dangerous')
        ? `Dangerous. ${dangerBehindWord(report) ?? ''}`
        : `Dangerous: ${others} of ${count} would run commands or ${others === 1 ? 'is' : 'are'} unknown.`;
    case 'partly-scanned':
      return `Partly scanned${imports.length === 0 ? '' : `: ${count} so far`}. ${warning}`;
    case 'not-code':
      return 'Holds no code: nothing of it can run.';
  }
}

/** The names of each module in one row, in the order in which they stand: worst first. */
function modulesOf(imports: readonly ModelImport[]): OnLoad['imports'] {
  const names = new Map<string, string[]>();
  const rows = new Map<string, Pick<OnLoad['imports'][number], 'module' | 'verdict'>>();
  for (const { module, name, verdict } of imports) {
    const key = `${verdict} ${module}`;
    rows.set(key, { module, verdict });
    names.set(key, [...(names.get(key) ?? []), name]);
  }
  return [...rows].map(([key, row]) => ({ ...row, names: (names.get(key) ?? []).join(', ') }));
}
