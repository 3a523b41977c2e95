import { hiddenCharacter, quoted } from '../../data/checks/shown';
import type { OfferedMend } from '../../data/fixes/mendsOf';
import { doubtAbout } from './judgement';

/** What the preview says of a fix besides the text before and after, in which a space more or less is not to be seen. */
export interface PreviewNote {
  /** Fixes of one label are counted together. */
  readonly label: string;
  /**
   * `"male‹U+00A0›": Replace with "male"`: characters that cannot be seen are written out. Of a fix that is not ticked it
   * says why: `"Adele": Replace "Adele" with "Adelie" (not ticked: the spelling may be meant)`.
   */
  readonly description: string;
  /** Before and after may look alike. */
  readonly isHidden: boolean;
}

export function previewNote({ finding, mend }: OfferedMend): PreviewNote {
  const { check, value } = finding;
  const doubt = doubtAbout(finding);
  const reason = doubt === null ? '' : ` (not ticked: ${doubt})`;
  return {
    label: check,
    description: `${value === null ? '' : `${quoted(value)}: `}${mend.title}${reason}`,
    isHidden: value !== null && (hiddenCharacter.test(value) || value.trim() !== value),
  };
}
