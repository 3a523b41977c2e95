import type { Project } from '../../project/project';
import type { FoundTable } from './foundParts';
import type { ModelServices } from './modelCommand';

/** The tables of a project, with the columns of those that were checked. */
export function tablesOf({ checks, projects }: ModelServices, project: Project): readonly FoundTable[] {
  const own = checks.all().filter(({ key }) => projects.owner(key) === project);
  const columns = new Map(own.map(({ path, report }) => [path, report?.columns.map((column) => column.name) ?? []]));
  return project.discovery?.dataFiles.map(({ path }) => ({ path, columns: columns.get(path) ?? [] })) ?? [];
}
