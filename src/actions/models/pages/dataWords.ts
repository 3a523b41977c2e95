import type { VersionRecord } from '../../../models/registry/registryState';
import type { DataSetVersion } from '../../../store/profileRepository';

/** Contents of a file, those that were seen last first. */
export type History = (path: string) => readonly DataSetVersion[];
type UsedData = VersionRecord['registered']['data'][number];

/** What is known of each content that files of data had, asked once for each file. */
export function rememberedHistory(profiles: { readonly history: History }): History {
  const known = new Map<string, readonly DataSetVersion[]>();
  return (path) => {
    const found = known.get(path) ?? profiles.history(path);
    known.set(path, found);
    return found;
  };
}

/** The content of a file that a version was made from; undefined: it was never seen here. */
export function knownContent(history: History, { path, digest }: UsedData): DataSetVersion | undefined {
  return history(path).find((it) => it.digest === digest);
}

/** Whether a file had another content than a version was made from when it was last looked at. */
export function hasChanged(history: History, { path, digest }: UsedData): boolean {
  const [newest] = history(path);
  return newest !== undefined && newest.digest !== digest;
}

/** "train v6", else "train 3f2a1b0c" by the beginning of the digest. */
export function contentName(history: History, data: UsedData): string {
  const name = data.path.slice(data.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const known = knownContent(history, data);
  return known ? `${name} v${known.number}` : `${name} ${shortDigest(data.digest)}`;
}

/** "train v6", "train v6 and 2 more"; empty where none was recorded. */
export function dataWords(history: History, data: readonly UsedData[]): string {
  const [first, ...others] = data;
  if (!first) return '';
  return `${contentName(history, first)}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

/** The first eight digits of a digest. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 8);
}
