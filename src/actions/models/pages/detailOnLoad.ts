import { plural } from '../../../base/text';
import type { ModelImport, ModelVerdict } from '../../../models/inspect/modelFileReport';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import { fileOf, type OpenedPackage } from '../promotion/packageEvidence';
import type { PagesContext } from './pagesContext';

type OnLoad = VersionDetail['onLoad'];

/** Modules that are listed; the rest is counted. */
const mostModules = 8;

/** What loading a version would run, worst first, by a look into its file without loading it. */
export async function detailOnLoad(
  { inspect }: Pick<PagesContext, 'inspect'>,
  verdict: ModelVerdict,
  opened: OpenedPackage | null,
): Promise<OnLoad> {
  const file = opened && fileOf(opened, opened.read?.facts.model ?? null);
  if (file === null) return { verdict, sentence: `${byScan[verdict]}; its bytes are not here.`, imports: [], more: 0 };
  const { imports } = await inspect(file);
  const modules = modulesOf(imports);
  return {
    verdict,
    sentence: sentenceOf(verdict, imports),
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

function sentenceOf(verdict: ModelVerdict, imports: readonly ModelImport[]): string {
  const count = plural(imports.length, 'import');
  const unknown = plural(imports.filter((it) => it.verdict !== 'safe').length, 'import');
  switch (verdict) {
    case 'safe':
      return `Safe: ${count}, all on the allow list.`;
    case 'needs-trust':
      return `Needs trust: of ${count} nothing is known of ${unknown}.`;
    case 'dangerous':
      return `Dangerous: ${unknown} of ${count} would run commands or are unknown.`;
    case 'partly-scanned':
      return `Partly scanned: ${count} up to where the scan had to stop.`;
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
