import { registryRules } from '../../models/registry/registryRules';
import type { Store } from '../../store/store';
import type { ModelContext } from './modelContext';

/** What use cases of models need of a store. */
export function modelStores(store: Store): Pick<ModelContext, 'registry' | 'audit' | 'objects'> {
  return { ...store.registry(registryRules), objects: store.objects };
}
