import { finding, type GateKind } from '../gateKind';

/** Enough people said yes. Cannot be waived: one person would give the consent of another. */
export const approvals: GateKind<'approvals'> = {
  name: () => 'approvals',
  waivable: false,
  judge: ({ count, notAuthor }, { approvals: given, stage, author }) => {
    const forStage = given.filter((it) => it.stage === stage);
    const counted = forStage.filter((it) => !(notAuthor && samePerson(it.by, author)));
    const people = new Map(counted.map((it) => [personKey(it.by), it]));
    const names = [...people.values()].map(({ by }) => by);
    const last = Math.max(...[...people.values()].map(({ at }) => at));
    const said = `${people.size} of ${count}`;
    if (people.size >= count) return finding('pass', said, names.join(', '), last);
    if (counted.length < forStage.length)
      return finding('fail', `${said}; ${author} made it, whose own approval does not count`, names.join(', '));
    const who = notAuthor ? `; must not be the author, ${author}` : '';
    return finding('not-run', `${said}${who}`, names.join(', '), people.size > 0 ? last : null);
  },
};

/** Addresses are the same whatever their case. */
export function samePerson(a: string, b: string): boolean {
  return personKey(a) === personKey(b);
}

function personKey(name: string): string {
  return name.trim().toLowerCase();
}
