import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCard } from '../../../models/gates/readCard';
import { cardFiles } from '../../../models/package/cardFiles';
import { cardSections, withoutFrontMatter, type CardSection } from '../../../models/package/modelCard';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import { packagedCard } from '../promotion/packagedCard';
import type { OpenedPackage } from '../promotion/packageEvidence';

/** What a person is asked where a section is not written. */
const questions: Readonly<Record<CardSection, string>> = {
  'Intended use': 'Which decision does it support, for whom, and for what should it not be used?',
  Limits: 'Where is it known to be wrong, and what was never tried?',
  'Training data': 'Where did the data come from, of which time, and who is missing in it?',
  Evaluation: 'On which data was it measured, and how does it do for each group?',
  'Ethical considerations': 'Whom can a wrong answer hurt, and what is done about it?',
};

/** The card that a version was packaged with, whole, and which of the sections that are looked for nobody wrote. */
export function detailCard(root: string, opened: OpenedPackage | null): VersionDetail['card'] {
  const path = cardFiles.find((name) => existsSync(join(root, name))) ?? null;
  const card = opened ? (packagedCard(opened) ?? { text: '' }) : { problem: 'is not here' };
  if ('problem' in card) return { text: '', filled: 0, of: cardSections.length, missing: [], ...card, path };
  const { filled, of, missing } = readCard(card.text);
  return {
    text: withoutFrontMatter(card.text).trim(),
    ...{ filled, of },
    missing: missing.map((title) => ({ title, question: questions[title] })),
    ...{ problem: null, path },
  };
}
