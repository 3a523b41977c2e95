import type { Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import { plural } from '../../base/text';
import type { ActivityPage } from '../../workers/modelsProtocol';
import type { Project } from '../project/project';
import { activityNodes } from '../trees/activityNodes';
import { folderNodes } from '../trees/folderNodes';
import type { NodeTree } from '../trees/nodeTree';
import { AskedTree } from './askedTree';
import type { Models } from './models';
import { readingMessage } from './readingMessage';

/** So many links are shown at first, and so many more with each step. */
const page = 50;

type Known = ActivityPage & { readonly problem: string | null };

/** What the *Activity* view shows: the audit trail, newest first. While it is not visible nothing is asked for it. */
export class ActivityView implements Disposable {
  readonly #asked: AskedTree<Known>;
  readonly #limits = new Map<string, number>();

  constructor(
    private readonly tree: NodeTree,
    private readonly models: Models,
    private readonly now: () => Date,
  ) {
    const learn = (project: Project, before: Known | undefined) => this.#learn(project, before);
    this.#asked = new AskedTree<Known>({ tree, models, learn, draw: () => this.#draw() });
    this.#draw();
  }

  /** Shows older links of a project as well. */
  more(project: Project): void {
    this.#limits.set(project.scope, this.#limitOf(project) + page);
    this.#asked.ask(project);
  }

  dispose(): void {
    this.#asked.dispose();
  }

  #limitOf({ scope }: Project): number {
    return this.#limits.get(scope) ?? page;
  }

  async #learn(project: Project, before: Known = { records: [], total: 0, problem: null }): Promise<Known> {
    try {
      const shown = await this.models.ask(project, 'activity', { before: null, limit: this.#limitOf(project) });
      return { ...shown, problem: null };
    } catch (error) {
      return { ...before, problem: errorMessage(error) };
    }
  }

  #draw(): void {
    const now = this.now().getTime();
    const known = this.models.projects.all().flatMap((project) => {
      const activity = this.#asked.known(project);
      return activity ? [{ project, activity }] : [];
    });
    const parts = known.map(({ project, activity }) => ({
      project,
      nodes: activityNodes({ scope: project.scope, ...activity, now }),
    }));
    this.tree.show(parts.every(({ nodes }) => nodes.length === 0) ? [] : folderNodes(parts));
    const total = known.reduce((sum, { activity }) => sum + activity.total, 0);
    const problems = known.flatMap(({ project, activity }) =>
      [activity.problem, this.models.notice(project)].filter((text) => text !== null),
    );
    const message = [...(this.#asked.knowsAll ? [] : [readingMessage]), ...problems].join(' ');
    this.tree.describe({ description: total === 0 ? '' : plural(total, 'record'), message });
  }
}
