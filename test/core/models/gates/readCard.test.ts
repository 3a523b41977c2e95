import { describe, expect, it } from 'vitest';
import { lackingSections, readCard, writtenSections } from '../../../../src/models/gates/readCard';

const isWritten = (text: string) => writtenSections(`# churn\n\n## Limits\n\n${text}\n`).has('limits');

describe('a section of a model card', () => {
  it.each([
    'To do batch scoring of customers every night.',
    'Coming soon after sign-up, a first score is a guess.',
    'XXX chromosomes are excluded.',
    'TBA flights are scored as late.',
    'WIP, raw materials and finished goods are not told apart.',
    'Information needed to score: age and plan.',
    'To be added to the list, a customer has to have bought twice.',
    'Todo o ano.',
    'TODO\n\nNot for customers below 18.',
  ])('is written by a sentence, whatever it begins with: %s', (text) => expect(isWritten(text)).toBe(true));

  it.each([
    'TODO',
    'TODO ask Ana',
    'TODO(ana): limits',
    'FIXME write this',
    'todo: ask Ana',
    '**TBD**',
    'TBD (Ana)',
    'TBA.',
    'XXX: limits',
    '- [ ] tbd',
    'Coming soon!',
    'To do: all of it',
    'To do. Ask Ana.',
    '_[More Information Needed]_',
    'To be determined.',
    'Lorem ipsum dolor sit amet.',
    '<!-- why -->',
    '...',
  ])('is not written by a reminder: %s', (text) => expect(isWritten(text)).toBe(false));
});

describe('the headings of a model card', () => {
  it.each([
    ['Limitations', 'limits'],
    ['Known limitations', 'limits'],
    ['Limitations and biases', 'limits'],
    ['Out-of-Scope Use', 'limits'],
    ['3. Limits:', 'limits'],
    ['Intended uses & limitations', 'limits'],
    ['Intended uses & limitations', 'intended use'],
    ['Uses', 'intended use'],
    ['Training dataset', 'training data'],
    ['Evaluation results', 'evaluation'],
    ['Bias, Risks, and Limitations', 'ethical considerations'],
  ])('"%s" is one of the section of %s', (heading, section) => {
    const card = `# churn\n\n## ${heading}\n\nOnly adults.\n\n## Contact\n\nAna.\n`;
    expect(writtenSections(card).get(section)).toBe('Only adults.');
  });

  it('of the template of Hugging Face are each told apart, and what stands below them is theirs', () => {
    const card = [
      '# Model Card for churn',
      '## Uses\n<!-- Address questions. -->',
      '### Direct Use\nWhom to call.',
      '### Out-of-Scope Use\nPrices.',
      '## Bias, Risks, and Limitations\n[More Information Needed]',
      '## Training Details',
      '### Training Data\nCustomers of 2025.',
      '#### Preprocessing\nNone.',
      '## Evaluation\n### Testing Data\nThose of 2026.',
    ].join('\n\n');
    expect(Object.fromEntries(writtenSections(card))).toEqual({
      'intended use': 'Whom to call.',
      limits: 'Prices.',
      'training data': 'Customers of 2025.\n\n#### Preprocessing\nNone.',
      evaluation: '### Testing Data\nThose of 2026.',
    });
    expect(readCard(card).missing).toEqual(['Ethical considerations']);
    expect(lackingSections(card)).toBe('');
  });

  it('that it lacks are added as they are looked for', () => {
    const card = '# churn\n\n## Uses\n\n## Known limitations\n\n## Training data\n\n## Results\n';
    expect(lackingSections(card)).toBe('\n## Ethical considerations\n\n_To be written by a person._\n');
  });
});

describe('a comment in code', () => {
  it('ends no section', () => {
    const code = '```python\n# load the model\nmodel = load()\n```';
    const card = `# churn\n\n## Intended use\n\n${code}\n\nWhom to call.\n\n## Contact\n`;
    expect(writtenSections(card).get('intended use')).toBe(`${code}\n\nWhom to call.`);
  });

  it('begins none', () => {
    const card = '# churn\n\n~~~\n# limits of the batch\nn = 10\n~~~\n';
    expect(writtenSections(card)).toEqual(new Map());
    expect(lackingSections(card)).toContain('## Limits');
  });
});

describe('a card that is made to take long', () => {
  const many = 100_000;
  it('has so many headings', () => {
    expect(writtenSections(`# limits\na\n${'## a\n'.repeat(many)}`).get('limits')).toHaveLength(1 + 5 * many);
  });

  it('has so many headings of one section', () => {
    expect(writtenSections('# limits\na\n'.repeat(many)).get('limits')).toHaveLength(3 * many - 2);
  });

  it('has so many signs between two letters', () => expect(isWritten(`a${'-'.repeat(many)}a`)).toBe(true));
});
