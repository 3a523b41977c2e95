/** How a model file is stored, told by its first bytes and not by its name. */
export type ModelFormat =
  | 'safetensors'
  | 'onnx'
  | 'pickle'
  | 'joblib'
  | 'skops'
  | 'npy'
  | 'npz'
  | 'pytorch'
  | 'torchscript'
  | 'keras'
  | 'hdf5'
  | 'mlmodel'
  | 'folder'
  | 'unknown';

/**
 * What loading a file would run. `safe`: every import is on the allow list and the scan reached the end. `needs-trust`:
 * imports that nothing is known of. `dangerous`: an import or a construct that is known to run commands. `partly-scanned`:
 * the scan could not follow it to its end. `not-code`: the format cannot name code.
 */
export type ModelVerdict = 'safe' | 'needs-trust' | 'dangerous' | 'partly-scanned' | 'not-code';

export interface ModelImport {
  readonly module: string;
  readonly name: string;
  readonly verdict: 'safe' | 'needs-trust' | 'dangerous';
  /** Why, in one short clause, where the verdict is not `safe`; else an empty text. */
  readonly reason: string;
  /** Whether loading calls it, and does not only bring it in; said of what is dangerous. */
  readonly called?: true;
}

/** An input or an output of a model. */
export interface ModelPort {
  readonly name: string;
  /** As the format writes it: `float32`, `double`, `string`. */
  readonly type: string;
  /** Null: of unknown rank. A dimension is a number, a symbol (`batch`), or null where it is open. */
  readonly shape: readonly (number | string | null)[] | null;
  readonly required: boolean;
}

export interface ModelTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Stored size, 0 where it is not known. */
  readonly bytes: number;
}

export interface ModelProblem {
  /** One sentence for a person: what is wrong and what that means. */
  readonly problem: string;
  /** Byte of the file where it was noticed, null where that means nothing. */
  readonly at: number | null;
}

/** What can be told of a model file or folder without loading it. */
export interface ModelFileReport {
  readonly format: ModelFormat;
  /** Version of the format, of its writer, of the opset …: as the file says it, in words. */
  readonly formatDetail: string;
  readonly bytes: number;
  readonly verdict: ModelVerdict;
  /** Every import once, worst first, then by name. */
  readonly imports: readonly ModelImport[];
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  readonly tensors: readonly ModelTensor[];
  /** Numbers that were learned, null where the format does not tell. */
  readonly parameters: number | null;
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Parts by their stored size, largest first, at most 20; the rest is one part named `others`. Of many, those that differ by
   * numbers alone are one, with how many they are: `layers.*.weight × 12`.
   */
  readonly space: readonly { readonly name: string; readonly bytes: number }[];
  /** Files of a folder or members of an archive that were looked into, with their own verdicts. */
  readonly parts: readonly { readonly path: string; readonly format: ModelFormat; readonly verdict: ModelVerdict }[];
  readonly problems: readonly ModelProblem[];
  /** Whether nothing loads it to its end, though what of it is there may name code. */
  readonly unloadable?: boolean;
}
