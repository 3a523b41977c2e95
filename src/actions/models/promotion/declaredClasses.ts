import { ownEntry } from '../../../base/ownEntry';
import type { DeclaredClasses } from '../../../evaluate/predictions';
import type { ModelContext } from '../modelContext';

/** What `tend.yaml` says of the classes of a model. */
export function declaredClasses({ config }: Pick<ModelContext, 'config'>, model: string): DeclaredClasses {
  const { positive, threshold = null } = ownEntry(config.models, model) ?? {};
  return { positive: positive === undefined ? null : String(positive), threshold };
}
