import type { Services } from '../services';
import { nextRow } from '../trees/lifecycleNodes';
import type { Standing } from '../views/projectViews';

/** Where the project stands whose next step a command is about: that of the row, else the first with something to do. */
export function nextArgument({ views, projects }: Services, argument: unknown): Standing | null {
  const named = projects.all().find(({ scope }) => nextRow(scope) === argument);
  return views.standing(named ?? null);
}
