import type { ByteSource } from '../bytes/byteSource';
import type { TrustedImports } from '../imports/judgeImport';
import type { ModelFileReport } from '../modelFileReport';

/** A file that is open to be looked into. */
export interface OpenedFile {
  /** Absolute path; that of an archive for its members. */
  readonly path: string;
  /** Name in what it lies in. */
  readonly name: string;
  readonly source: ByteSource;
  /** Its first bytes, at most `headLength`. */
  readonly head: Buffer;
  readonly trusted: TrustedImports;
  readonly signal: AbortSignal;
}

export const headLength = 1024;

/** What a format tells of a file; the rest of the report is empty. */
export type Findings = Partial<Omit<ModelFileReport, 'bytes'>> & Pick<ModelFileReport, 'format' | 'verdict'>;

/** One format of model files. */
export interface FileFormat {
  /** Told by the bytes; the name only where a format has no mark of its own. */
  recognises(file: OpenedFile): boolean | Promise<boolean>;
  /** Never throws for what the bytes are: what cannot be read is a problem of the report. */
  inspect(file: OpenedFile): Promise<Findings>;
}
