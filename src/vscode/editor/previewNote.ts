import { hiddenCharacter, quoted } from '../../data/checks/shown';
import type { OfferedMend } from '../../data/fixes/mendsOf';

/** What the preview says of a fix besides the text before and after, in which a space more or less is not to be seen. */
export interface PreviewNote {
  /** Fixes of one label are counted together. */
  readonly label: string;
  /** `"male‹U+00A0›": Replace with "male"`: characters that cannot be seen are written out. */
  readonly description: string;
  /** Before and after may look alike. */
  readonly isHidden: boolean;
}

export function previewNote({ finding: { check, value }, mend }: OfferedMend): PreviewNote {
  return {
    label: check,
    description: value === null ? mend.title : `${quoted(value)}: ${mend.title}`,
    isHidden: value !== null && (hiddenCharacter.test(value) || value.trim() !== value),
  };
}
