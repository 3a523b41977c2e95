import { modelPage } from '../actions/models/pages/modelPage';
import { pageEvents } from '../actions/models/pages/pageEvent';
import type { PagesContext } from '../actions/models/pages/pagesContext';
import { versionComparison } from '../actions/models/pages/versionComparison';
import { versionDetail } from '../actions/models/pages/versionDetail';
import { NewestEntries } from '../base/newestEntries';
import { RememberedVerifications } from '../actions/models/promotion/rememberedVerifications';
import type { MetricEvidence } from '../models/gates/gate';
import type { ModelFileReport } from '../models/inspect/modelFileReport';
import { promotionPage } from '../actions/models/promotionPage';
import type { ModelDataAnswers } from '../protocol/models/endpoints';
import type { PromotionPage } from '../protocol/models/promotionPage';
import type { PromotionQuestion } from './modelsProtocol';

/** What pages are made of, but for what is remembered of them. */
type PagesAround = Omit<PagesContext, 'metricsOf' | 'inspectionOf'>;

/** Pages, and packages whose metrics are worked out, that are remembered: more than a person looks at in turn. */
const mostPages = 100;
const mostPackages = 400;

/** Ages that pages show are told in minutes, or in larger units. */
const minute = 60_000;

/** Pages are made once for each state of the registry and each minute, of metrics and inspections that outlast both. */
export class ModelPages {
  readonly #verifications = new RememberedVerifications();
  readonly #made = new NewestEntries<string, { readonly page: unknown }>(mostPages);
  readonly #metrics = new NewestEntries<string, readonly MetricEvidence[]>(mostPackages);
  readonly #inspections = new NewestEntries<string, ModelFileReport>(mostPackages);
  readonly #remembering: Pick<PagesContext, 'metricsOf' | 'inspectionOf'> = {
    metricsOf: (key, evaluate) => {
      const metrics = this.#metrics.get(key) ?? evaluate();
      this.#metrics.set(key, metrics);
      return metrics;
    },
    inspectionOf: async (key, look) => {
      const report = this.#inspections.get(key) ?? (await look());
      this.#inspections.set(key, report);
      return report;
    },
  };
  #state = '';

  /** What else pages were made of has changed. */
  forget(): void {
    this.#made.clear();
  }

  /** Answers what a panel asks of the registry that the context holds. */
  answers(context: PagesAround): ModelDataAnswers {
    const { registry, now } = context;
    return {
      page: async ({ model }) => {
        const page = await this.#kept(context, `page ${model}`, () =>
          modelPage({ ...context, ...this.#remembering }, model),
        );
        return page && { ...page, now: now().getTime() };
      },
      detail: (question) =>
        this.#kept(context, `detail ${JSON.stringify(question)}`, () =>
          versionDetail({ ...context, ...this.#remembering }, question),
        ),
      promotion: (question) => this.promotion(context, question),
      comparison: (question) =>
        this.#kept(context, `comparison ${JSON.stringify(question)}`, () =>
          versionComparison({ ...context, ...this.#remembering }, question),
        ),
      events: (question) => Promise.resolve(pageEvents(registry, question)),
    };
  }

  /** Bytes that were verified since the window began and did not change are not read again; a promotion reads them. */
  promotion(context: PagesAround, question: PromotionQuestion): Promise<PromotionPage> {
    return promotionPage({ ...context, verifications: this.#verifications }, question);
  }

  async #kept<T>({ registry, now }: PagesAround, name: string, make: () => T | Promise<T>): Promise<T> {
    const state = `${registry.revision()} ${Math.floor(now().getTime() / minute)}`;
    if (state !== this.#state) this.forget();
    this.#state = state;
    const known = this.#made.get(name);
    if (known) return known.page as T;
    const made = await make();
    if (this.#state === state) this.#made.set(name, { page: made });
    return made;
  }
}
