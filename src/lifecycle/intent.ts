import { plural } from '../base/text';
import type { ProjectConfig } from '../project/config';
import { declaredFor } from '../project/expectationsFor';
import { dataFormat } from '../project/fileKinds';
import type { ParsedConfig } from '../project/parsedConfig';
import { normalPath, pathMatch } from '../project/pathPattern';
import type { Declared, DeclaredDataSet, DeclaredFeature, DeclaredSuccess, Intent } from './snapshot';

type Path = readonly (string | number)[];

/** A checked file (path as in `tend.yaml`) and the names in its header. */
export interface KnownTable {
  readonly path: string;
  readonly columns: readonly string[];
}

/** What `tend.yaml` declares (`files` are all data files, null where not all are known), in few words and with its place, for the evidence of the stages. */
export function intentOf(parsed: ParsedConfig, tables: readonly KnownTable[], files: readonly string[] | null): Intent {
  const { config } = parsed;
  const declared = (text: string, path: Path): Declared => ({ text, at: parsed.rangeOf(path) });
  const project = (key: keyof NonNullable<ProjectConfig['project']>, text: string | undefined): Declared | null =>
    text ? declared(text, ['project', key]) : null;
  const plan = planText(config);
  return {
    prototype: config.project?.prototype ?? false,
    objective: project('objective', config.project?.objective),
    success: successOf(config, declared),
    owner: project('owner', config.project?.owner),
    costs: project('costs', costsText(config)),
    business: project('business', config.project?.business?.metric),
    plan: plan === '' ? null : declared(plan, ['stages']),
    blanks: blanksOf(parsed),
    dataSets: dataSets(config, tables, files, declared),
    features: features(config, declared),
    components: (config.application?.components ?? []).map(({ name }, index) =>
      declared(name, ['application', 'components', index]),
    ),
    ...modelIntent(config, declared),
  };
}

function blanksOf({ blankPlaceOf }: ParsedConfig): Intent['blanks'] {
  const project = (key: string) => blankPlaceOf(['project', key]);
  return {
    objective: project('objective'),
    success: project('success'),
    owner: project('owner'),
    costs: project('costs'),
    business: project('business'),
    plan: blankPlaceOf(['stages']),
  };
}

function successOf({ project }: ProjectConfig, declared: Declare): DeclaredSuccess | null {
  if (!project?.success) return null;
  const { metric, goal, target = null } = project.success;
  const text = target === null ? `${goal} ${metric}` : `${metric} ${goal === 'maximize' ? '≥' : '≤'} ${target}`;
  return { ...declared(text, ['project', 'success']), metric, goal, target };
}

function costsText({ project }: ProjectConfig): string | undefined {
  const { 'false-positive': positive, 'false-negative': negative, currency } = project?.costs ?? {};
  const parts = [
    positive === undefined ? '' : `false positive ${positive}`,
    negative === undefined ? '' : `false negative ${negative}`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : `${parts.join(', ')}${currency === undefined ? '' : ` ${currency}`}`;
}

function planText({ stages }: ProjectConfig): string {
  return Object.entries(stages ?? {})
    .flatMap(([stage, plan]) => (plan?.due === undefined ? [] : [`${stage} by ${plan.due}`]))
    .join(', ');
}

type Declare = (text: string, path: Path) => Declared;

function dataSets(
  config: ProjectConfig,
  tables: readonly KnownTable[],
  files: readonly string[] | null,
  declared: Declare,
): readonly DeclaredDataSet[] {
  return Object.entries(config.datasets ?? {}).map(([name, dataSet]) => {
    const columns = Object.keys(dataSet.columns ?? {});
    const absent = absentFrom(tables.filter(({ path }) => declaredFor(config, path)?.name === name));
    return {
      ...declared(name, ['datasets', name]),
      columns: columns.length,
      target: dataSet.target ?? null,
      absent: {
        columns: columns.filter(absent).length,
        target: dataSet.target !== undefined && absent(dataSet.target),
        file: files === null ? null : absentFile(dataSet.path, files),
      },
      hasSource: dataSet.source?.owner !== undefined || dataSet.source?.licence !== undefined,
      splits: Object.keys(dataSet.splits ?? {}),
    };
  });
}

/** A declared table that is none of the files; of folders, other formats and what lies elsewhere nothing is known. */
function absentFile(path: string | undefined, files: readonly string[]): string | null {
  if (path === undefined || dataFormat(path) === null || /^(\.\.|\/|[A-Za-z]:)/.test(normalPath(path))) return null;
  return files.some((file) => pathMatch(path, file) !== null) ? null : path;
}

/** Whether none of these files has a column, blanks around its name forgiven; of no file nothing is known. */
function absentFrom(tables: readonly KnownTable[]): (column: string) => boolean {
  const names = new Set(tables.flatMap(({ columns }) => columns.map((name) => name.trim())));
  return (column) => tables.length > 0 && !names.has(column.trim());
}

function features({ features }: ProjectConfig, declared: Declare): readonly DeclaredFeature[] {
  return Object.entries(features ?? {}).map(([name, feature]) => ({
    ...declared(name, ['features', name]),
    hasCode: feature.code !== undefined,
    hasOwner: feature.owner !== undefined,
  }));
}

function modelIntent(
  { models }: ProjectConfig,
  declared: Declare,
): Pick<Intent, 'gates' | 'fallbacks' | 'monitors' | 'retrain'> {
  const all = Object.entries(models ?? {});
  return {
    gates: all.flatMap(([name, { gates }]) =>
      Object.entries(gates ?? {}).map(([stage, list]) =>
        declared(`${stage} of ${name}: ${plural(list.length, 'gate')}`, ['models', name, 'gates', stage]),
      ),
    ),
    fallbacks: all.flatMap(([name, { fallback }]) =>
      fallback ? [declared(fallback.name ?? `a ${fallback.kind} for ${name}`, ['models', name, 'fallback'])] : [],
    ),
    monitors: all.flatMap(([name, { monitors }]) =>
      Object.keys(monitors ?? {}).map((monitor) =>
        declared(`${monitor} of ${name}`, ['models', name, 'monitors', monitor]),
      ),
    ),
    retrain: all.flatMap(([name, { retrain }]) =>
      retrain
        ? [declared(`${plural(retrain.when?.length ?? 0, 'trigger')} for ${name}`, ['models', name, 'retrain'])]
        : [],
    ),
  };
}
