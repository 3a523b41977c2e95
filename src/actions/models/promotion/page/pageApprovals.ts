import type { DeclaredGate } from '../../../../models/gates/declaredGate';
import { isAuthors, samePerson } from '../../../../models/gates/kinds/approvals';
import { approverText } from '../../../../models/registry/approverText';
import type { VersionRecord } from '../../../../models/registry/registryState';
import type { PromotionPage } from '../../../../protocol/models/promotionPage';
import { mayNotApprove } from '../../approveModel';
import type { ModelContext } from '../../modelContext';

/** Who has to say yes, who did, and whether the person at this window can. */
export function pageApprovals(
  context: ModelContext,
  version: VersionRecord,
  stage: string,
  declared: readonly DeclaredGate[],
): PromotionPage['approvals'] {
  const gate = declared.find(({ key }) => key === 'approvals');
  const settings = gate?.key === 'approvals' ? gate.settings : null;
  const given = version.approvals.filter((it) => it.stage === stage);
  const counted = given.filter((it) => !(settings?.notAuthor && isAuthors(it, version.by)));
  const mayNot = mayNotApprove(context, version, stage);
  const isListed = counted.some(({ by }) => samePerson(by, version.by));
  const people = counted.map((it) => ({ name: approverText(it), role: 'approved', at: it.at }));
  return {
    needed: settings?.count ?? 0,
    given: new Set(counted.map(({ by }) => by.toLowerCase())).size,
    people: [...(isListed ? [] : [{ name: version.by, role: 'author', at: null }]), ...people],
    may: mayNot === null,
    mayNot: mayNot ?? '',
  };
}
