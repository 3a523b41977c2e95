import { registryRules } from '../../models/registry/registryRules';
import type { Store } from '../../store/store';
import type { PromotionContext } from './promotion/promotionContext';

/** What use cases of models need of a store. */
export function modelStores(store: Store): Pick<PromotionContext, 'registry' | 'audit' | 'objects' | 'gateRuns'> {
  return { ...store.registry(registryRules), objects: store.objects, gateRuns: store.gateRuns };
}
