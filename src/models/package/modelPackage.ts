/** A file of a package, by its path in the unpacked folder, with `/`. */
export interface PackagedFile {
  readonly path: string;
  /** `sha256:…` */
  readonly digest: string;
  readonly bytes: number;
}

/** What an OCI image layout by the ModelPack specification holds. */
export interface PackageFacts {
  readonly name: string;
  /** Digest of the manifest: what names the package. The same input gives the same digest. */
  readonly digest: string;
  /** `bytesOf` its files. */
  readonly bytes: number;
  readonly files: readonly PackagedFile[];
  readonly facts: ModelFacts;
}

/** How large a package is said to be, everywhere: what its files have unpacked, without the documents that describe them. */
export function bytesOf(files: readonly PackagedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** `tend-model.json` of a package: what is known of the model beside its files. No clock is in it. */
export interface ModelFacts {
  readonly name: string;
  /** The file or folder that is loaded, below the package. */
  readonly model: string;
  readonly format: string;
  readonly run: {
    readonly id: string;
    readonly name: string;
    readonly experiment: string;
    readonly params: Readonly<Record<string, string>>;
    readonly command: string | null;
  } | null;
  readonly metrics: Readonly<Record<string, number>>;
  readonly data: readonly { readonly path: string; readonly digest: string; readonly rows: number | null }[];
  readonly code: {
    readonly commit: string;
    readonly dirty: boolean;
    readonly remote: string | null;
    /** It is where the folder stood when the model was packaged: nobody recorded which code trained it. */
    readonly at?: 'packaging' | undefined;
  } | null;
  readonly python: string | null;
  readonly licence: string | null;
  readonly authors: readonly string[];
  /** Paths in the package, null where it has none. */
  readonly example: string | null;
  readonly golden: string | null;
  readonly requirements: string | null;
  readonly predictions: string | null;
  readonly card: string | null;
}

export type SignatureState = 'valid' | 'invalid' | 'absent' | 'unchecked';

/** What checking a package came to. */
export interface Verification {
  readonly ok: boolean;
  readonly digest: string | null;
  readonly signed: SignatureState;
  /** Key that the signature names, null without one. */
  readonly key: string | null;
  readonly files: number;
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}
