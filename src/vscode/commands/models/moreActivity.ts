import type { ModelCommand } from './modelCommand';

/** Shows older records of a project in the *Activity* view. */
export const moreActivity: ModelCommand = {
  id: '_tend.activity.more',
  run({ activity, projects }, scope) {
    const project = typeof scope === 'string' ? projects.get(scope) : undefined;
    if (project) activity.more(project);
  },
};
