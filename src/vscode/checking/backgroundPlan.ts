import { formatBytes } from '../../base/text';

/** What is checked without being asked: enough for a whole project, never hours of work. */
const limits = { bytesPerFile: 64_000_000, bytes: 512_000_000, files: 1_000 } as const;

/** Files up to this size are checked in an instant, on the thread of open files: it is warm when the first one opens. */
const instant = 4_000_000;

interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

export interface PlannedCheck {
  readonly path: string;
  /** Long enough to be kept apart from the checks that a person waits for. */
  readonly long: boolean;
}

/** Which files are checked by themselves, in which order, and why the others wait to be asked for. */
export interface BackgroundPlan {
  readonly check: readonly PlannedCheck[];
  /** Path → reason. */
  readonly wait: ReadonlyMap<string, string>;
}

/** Small files first: their answers come soonest. */
export function backgroundPlan(files: readonly FoundFile[], enabled: boolean): BackgroundPlan {
  const check: PlannedCheck[] = [];
  const wait = new Map<string, string>();
  let bytes = 0;
  for (const file of files.toSorted((a, b) => a.bytes - b.bytes)) {
    const fits = file.bytes <= limits.bytesPerFile && bytes + file.bytes <= limits.bytes && check.length < limits.files;
    if (enabled && fits) {
      check.push({ path: file.path, long: file.bytes > instant });
      bytes += file.bytes;
    } else {
      wait.set(file.path, `${formatBytes(file.bytes)}, not checked yet`);
    }
  }
  return { check, wait };
}
