import type { MetricEvidence } from '../../../models/gates/gate';
import type { ModelFileReport } from '../../../models/inspect/modelFileReport';
import type { RunStore } from '../../../runs/runStore';
import type { PromotionContext } from '../promotion/promotionContext';

/** What the pages of a model are made of: the registry, and the runs and data that its versions name. */
export interface PagesContext extends PromotionContext {
  readonly runs: Pick<RunStore, 'byId' | 'details'>;
  /** Looks into a package once: what is in it is bound to its digest, and a large pickle takes seconds. */
  readonly inspectionOf: (key: string, look: () => Promise<ModelFileReport>) => Promise<ModelFileReport>;
  /** Works out the metrics of a package once: they are bound to its digest, and take a bootstrap. */
  readonly metricsOf: (key: string, evaluate: () => readonly MetricEvidence[]) => readonly MetricEvidence[];
}
