import { readFileSync } from 'node:fs';
import type { ContentFile } from './packageContents';

/** The text of a small file that goes into a package. */
export function contentText({ from }: ContentFile): string {
  return 'text' in from ? from.text : readFileSync(from.file, 'utf8');
}
