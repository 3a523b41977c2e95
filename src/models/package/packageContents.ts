import type { LayerRole } from './mediaTypes';
import type { ModelFacts } from './modelPackage';

/** A file that goes into a package: one on disk, by its absolute path, or a text. */
export interface ContentFile {
  /** Its path in the unpacked folder. */
  readonly path: string;
  readonly role: LayerRole;
  readonly from: { readonly file: string } | { readonly text: string };
}

/** All that a package is made of. The facts are written into it as a file of their own. */
export interface PackageContents {
  readonly files: readonly ContentFile[];
  readonly facts: ModelFacts;
  /** Metrics that the predictions among the files tell, whatever was recorded. */
  readonly predicted: ModelFacts['metrics'];
  /** Packages that the requirements pin, for the bill of materials. */
  readonly pinned: readonly { readonly name: string; readonly version: string }[];
}
