import * as z from 'zod/mini';
import { inspectModel } from '../../models/inspect/inspectModel';
import type { ModelFileReport } from '../../models/inspect/modelFileReport';
import type { ModelContext } from './modelContext';

export const inspectModelInput = z.object({
  /** Absolute path of a file or folder. */
  path: z.string(),
  /** Imports that the person has decided to trust, as `module.name`. */
  trusted: z._default(z.array(z.string()), []),
});

/** What can be told of a model file or folder without loading it; needs no registry. */
export async function inspectModelFile(
  { signal }: Pick<ModelContext, 'signal'>,
  given: z.input<typeof inspectModelInput>,
): Promise<ModelFileReport> {
  const { path, trusted } = inspectModelInput.parse(given);
  return inspectModel(path, { signal, trusted: new Set(trusted) });
}
