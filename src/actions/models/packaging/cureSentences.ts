import { assertNever } from '../../../base/errors';
import type { DamageCure } from './damageCures';

/** How somebody restores a version: on the command line from an archive with `--from`, in the editor by a command that finds it. */
interface Door {
  readonly restoring: string;
  readonly from: (archive: string) => string;
}

/** Of the editor. */
export const editorDoor: Door = { restoring: 'Restore…', from: () => '' };

/** Of the command line; `address` such as `churn@3`. */
export function commandLineDoor(address: string): Door {
  return {
    restoring: `tend models restore ${address} --out FOLDER`,
    from: (archive) => ` --from ${archive}`,
  };
}

/** From where whole bytes may be had, as a sentence in the words of a door. */
export function cureSentence(cure: DamageCure, { restoring, from }: Door): string {
  switch (cure.kind) {
    case 'copy':
      return `The copy in ${cure.where} is whole: ${restoring} reads it.`;
    case 'git':
      return `git restore ${cure.where} brings back what git holds of it.`;
    case 'archive':
      return `It is archived in ${cure.where}: ${restoring}${from(cure.where)} reads it there.`;
    case 'away':
      return `It was archived to ${cure.where}, which is not here: where it is, ${restoring}${from('ARCHIVE')} reads it.`;
    case 'elsewhere':
      return cure.where === null
        ? 'Every place here is damaged: whole bytes may be in another clone.'
        : `It was registered from ${cure.where}: whole bytes may be there, or in another clone.`;
    default:
      return assertNever(cure);
  }
}
