import type { FileReport } from '../data/report';
import type { Discovery } from '../project/discovery';
import { initialConfig, type ObservedDataSet } from '../project/initialConfig';

export interface InitializeProjectInput {
  /** Name of the folder. */
  readonly name: string;
  readonly discovery: Pick<Discovery, 'dataFiles'>;
  /** By project-relative path; files that were not checked are named without their columns. */
  readonly reports: ReadonlyMap<string, Pick<FileReport, 'rows' | 'columns' | 'findings'>>;
}

/** The text of a `tend.yaml` for a project that has none, to be shown before it is saved. */
export function initializeProject({ name, discovery, reports }: InitializeProjectInput): string {
  return initialConfig({
    projectName: name,
    dataSets: discovery.dataFiles.map(({ path }): ObservedDataSet => {
      const report = reports.get(path);
      return {
        path,
        rows: report?.rows ?? 0,
        columns: report?.columns ?? null,
        doubted: doubtedValues(report?.findings ?? []),
      };
    }),
  });
}

function doubtedValues(findings: FileReport['findings']): ReadonlyMap<string, ReadonlySet<string>> {
  const doubted = new Map<string, Set<string>>();
  for (const { column, value, scope } of findings) {
    if (column === null || value === null || scope !== 'cell') continue;
    doubted.set(column, (doubted.get(column) ?? new Set()).add(value));
  }
  return doubted;
}
