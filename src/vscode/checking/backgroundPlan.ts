import { formatBytes } from '../../base/text';

/** What is checked without being asked: enough for a whole project, never hours of work. */
const limits = { bytesPerFile: 64_000_000, bytes: 512_000_000, files: 1_000 } as const;

interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** Which files are checked by themselves, in which order, and why the others wait to be asked for. */
export interface BackgroundPlan {
  readonly check: readonly string[];
  /** Path → reason. */
  readonly wait: ReadonlyMap<string, string>;
}

/** Small files first: their answers come soonest. */
export function backgroundPlan(files: readonly FoundFile[], enabled: boolean): BackgroundPlan {
  const check: string[] = [];
  const wait = new Map<string, string>();
  let bytes = 0;
  for (const file of files.toSorted((a, b) => a.bytes - b.bytes)) {
    const fits = file.bytes <= limits.bytesPerFile && bytes + file.bytes <= limits.bytes && check.length < limits.files;
    if (enabled && fits) {
      check.push(file.path);
      bytes += file.bytes;
    } else {
      wait.set(file.path, `${formatBytes(file.bytes)}, not checked yet`);
    }
  }
  return { check, wait };
}
