import { approverText } from '../../registry/approverText';
import type { Approval } from '../../registry/registryState';
import { finding, type GateKind } from '../gateKind';

/** Enough people said yes. Cannot be waived: one person would give the consent of another. */
export const approvals: GateKind<'approvals'> = {
  name: () => 'approvals',
  waivable: false,
  judge: ({ count, notAuthor }, { approvals: given, stage, author }) => {
    const forStage = given.filter((it) => it.stage === stage);
    const counted = forStage.filter((it) => !(notAuthor && isAuthors(it, author)));
    const people = new Map(counted.map((it) => [personKey(it.by), it]));
    const names = [...people.values()].map(approverText);
    const last = Math.max(...[...people.values()].map(({ at }) => at));
    const said = `${people.size} of ${count}`;
    if (people.size >= count) return finding('pass', said, names.join(', '), last);
    const left = forStage.find((it) => !counted.includes(it));
    const who = left ? `; ${whyNotCounted(left, author)}` : notAuthor ? `; must not be the author, ${author}` : '';
    return finding('not-run', `${said}${who}`, names.join(', '), people.size > 0 ? last : null);
  },
};

function whyNotCounted({ by }: Approval, author: string): string {
  return samePerson(by, author)
    ? `${author} made it, whose own approval does not count`
    : `${author} made it, and recorded the approval of ${by}, which does not count`;
}

/**
 * Whether an approval is the author's own: given by them, or recorded under their address in the name of another, which
 * whoever has that address can do. A machine that makes versions records approvals under an address of its own.
 */
export function isAuthors({ by, ranBy }: Pick<Approval, 'by' | 'ranBy'>, author: string): boolean {
  return samePerson(by, author) || (ranBy !== undefined && samePerson(ranBy.name, author));
}

/** Addresses are the same whatever their case. */
export function samePerson(a: string, b: string): boolean {
  return personKey(a) === personKey(b);
}

function personKey(name: string): string {
  return name.trim().toLowerCase();
}
