import { readFileSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTend } from '../runTend';
import { gateProject as project, judged as told, predictions, type PromotionProject } from './promotionProject';

/** A project that knows churn@1 by its ledger only: its bytes are on another machine. */
function elsewhere(gate: string): PromotionProject {
  const churn = project(gate);
  churn.record(() => ({
    kind: 'registered', model: 'churn', reason: 'elsewhere', version: 1, digest: `sha256:${'a'.repeat(64)}`, bytes: 13_000_000, files: 1,
    format: 'safetensors', verdict: 'not-code', run: null, metrics: {}, data: [], code: null, parent: null, licence: null, where: 'afar',
  })); // prettier-ignore
  return churn;
}

describe('package-verified', () => {
  it('passes a package that is whole', async () => {
    const churn = project('package-verified');
    await churn.register();
    expect(await told(churn)).toEqual(['pass', 'package-verified: pass: 6 files, all digests match']);
  });

  it('fails one of which a byte changed', async () => {
    const churn = project('package-verified');
    await churn.register();
    const digest = await modelDigest(churn);
    const blob = join(churn.root, '.tend/objects/sha256', digest.slice(0, 2), digest.slice(2));
    const bytes = readFileSync(blob);
    bytes[0] = 3;
    writeFileSync(blob, bytes);
    const [verdict, gate] = await told(churn);
    expect([verdict, gate]).toEqual([
      'fail',
      expect.stringMatching(/^package-verified: fail: model\.safetensors .*damaged/),
    ]);
  });

  it('was not run where the bytes are not here', async () => {
    expect(await told(elsewhere('package-verified'))).toEqual([
      'inconclusive',
      'package-verified: not-run: its bytes are not on this machine, so they cannot be verified',
    ]);
  });
});

async function modelDigest(churn: PromotionProject): Promise<string> {
  const { out } = await churn.run('package', 'model.safetensors', '--name', 'other', '--format', 'json');
  const { files } = JSON.parse(out) as { files: { path: string; digest: string }[] };
  return files.find(({ path }) => path === 'model.safetensors')?.digest.slice('sha256:'.length) ?? '';
}

describe('pickle', () => {
  const ordinary = 'test/fixtures/models/ordinary';
  const copy = (churn: PromotionProject, from: string, to: string) =>
    writeFileSync(join(churn.root, to), readFileSync(from));

  it('passes what is on the allow list', async () => {
    const churn = project('pickle');
    copy(churn, `${ordinary}/scaled.joblib`, 'model.joblib');
    await churn.register('model.joblib');
    const [verdict, gate] = await told(churn);
    expect([verdict, gate]).toEqual([
      'pass',
      expect.stringMatching(/^pickle: pass: safe: \d+ imports, all on the allow list$/),
    ]);
  });

  it('fails what can run commands, and names it', async () => {
    const churn = project('pickle');
    copy(churn, 'test/fixtures/models/malicious/call-eval.pkl', 'model.pkl');
    await churn.register('model.pkl');
    expect(await told(churn)).toEqual([
      'fail',
      expect.stringMatching(/^pickle: fail: loading it can run commands: \w*builtin\w*\.eval$/),
    ]);
  });

  it('cannot tell of code of which nothing is known, unless that is allowed', async () => {
    const unknown = 'cmine\nThing\n)R.'; // GLOBAL mine.Thing, empty tuple, REDUCE, STOP
    const churn = project('pickle', { 'model.pkl': unknown });
    await churn.register('model.pkl');
    expect(await told(churn)).toEqual([
      'inconclusive',
      'pickle: inconclusive: loading it runs code of which nothing is known: mine.Thing',
    ]);
    const lenient = project('pickle: { allow: needs-trust }', { 'model.pkl': unknown });
    await lenient.register('model.pkl');
    expect((await told(lenient))[0]).toBe('pass');
  });
});

describe('no-data-errors', () => {
  const table = 'id,age\n1,31\n2,42\n3,53\n4,23\n';

  it('passes data that was checked in the content the version was made from', async () => {
    const churn = project('no-data-errors', { 'data.csv': table });
    await runTend(churn.root, ['runs', 'list']);
    await runTend(churn.root, ['check', 'data.csv']);
    await churn.register('--data', 'data.csv');
    expect(await told(churn)).toEqual(['pass', 'no-data-errors: pass: 0 errors in 4 rows']);
  });

  it('fails data with errors', async () => {
    const churn = project('no-data-errors', { 'data.csv': `${table}5,61,7\n` });
    await runTend(churn.root, ['runs', 'list']);
    await runTend(churn.root, ['check', 'data.csv']);
    await churn.register('--data', 'data.csv');
    expect(await told(churn)).toEqual(['fail', 'no-data-errors: fail: 1 error in 5 rows']);
  });

  it('says of data of which another content was checked last how to check the one that it was made from', async () => {
    const churn = project('no-data-errors', { 'data.csv': `${table}9,9\n` });
    await runTend(churn.root, ['runs', 'list']);
    await runTend(churn.root, ['check', 'data.csv']);
    writeFileSync(join(churn.root, 'data.csv'), table);
    await churn.register('--data', 'data.csv');
    const unchecked =
      'no-data-errors: not-run: data.csv was not checked in the content that it was made from (DIGEST; what was checked last has DIGEST): run tend check; if data.csv has changed since, bring back from git the one that has DIGEST first';
    const sentence = async () => (await told(churn))[1]?.replaceAll(/\b[0-9a-f]{12}\b/g, 'DIGEST');
    expect(await sentence()).toBe(unchecked);
    const shown = async () => (await churn.run('show', 'churn@1')).out;
    expect(await shown()).toMatch(/ data\.csv sha256:[0-9a-f]{12}; the file has changed since\n/);
    // The file is the one that it was made from: a check is all that is missing.
    await runTend(churn.root, ['check', 'data.csv']);
    expect(await shown()).toMatch(/ data\.csv sha256:[0-9a-f]{12}\n/);
    expect(await told(churn)).toEqual(['pass', 'no-data-errors: pass: 0 errors in 4 rows']);
  });

  it('was not run for data that nobody checked, or that is not recorded', async () => {
    const churn = project('no-data-errors', { 'data.csv': table });
    await churn.register('--data', 'data.csv');
    expect(await told(churn)).toEqual([
      'inconclusive',
      'no-data-errors: not-run: data.csv was not checked in the content that it was made from; run tend check',
    ]);
    await churn.register();
    expect((await told(churn, 'churn@2'))[1]).toBe(
      'no-data-errors: not-run: the package does not record what data it was made from',
    );
    const next = async (version: string) => /Next: .*/.exec((await churn.promote(version)).out)?.[0];
    expect(await next('churn@1')).toBe('Next: tend check');
    expect(await next('churn@2')).toBe(
      'Next: name the data and make that the next version: tend models package … --data FILE, then register',
    );
  });
});

describe('metric', () => {
  const files = { 'few.csv': predictions(2, 2), 'many.csv': predictions(100, 2) };

  it('passes where even the lower bound is enough', async () => {
    const churn = project('metric: { name: val_accuracy, min: 0.8 }', files);
    await churn.register('--predictions', 'many.csv');
    expect(await told(churn)).toEqual([
      'pass',
      expect.stringMatching(/^metric val_accuracy: pass: 0\.8333, from 0\.8\d+ to 0\.8\d+; at least 0\.8$/),
    ]);
  });

  it('fails where even the upper bound is not', async () => {
    const churn = project('metric: { name: accuracy, min: 0.9 }', files);
    await churn.register('--predictions', 'many.csv');
    expect(await told(churn)).toEqual([
      'fail',
      expect.stringMatching(/^metric accuracy: fail: 0\.8333, .*; at least 0\.9$/),
    ]);
  });

  it('cannot tell where the interval holds the limit, and was not run where nothing is recorded', async () => {
    const churn = project('metric: { name: accuracy, min: 0.8 }', files);
    await churn.register('--predictions', 'few.csv');
    expect(await told(churn)).toEqual(['inconclusive', expect.stringMatching(/at least 0\.8: too wide to tell$/)]);
    await churn.register();
    expect(await told(churn, 'churn@2')).toEqual([
      'inconclusive',
      'metric accuracy: not-run: no accuracy is recorded of this version',
    ]);
  });
});

describe('champion', () => {
  const files = { 'good.csv': predictions(100, 1), 'bad.csv': predictions(100, 3), 'few.csv': predictions(2, 2), 'fewGood.csv': predictions(2, 1) }; // prettier-ignore

  async function challenged(champion: string, candidate: string) {
    const churn = project('champion: { non-inferior-by: 0.02 }', files);
    await churn.register('--predictions', champion);
    expect((await churn.gates('churn@1')).gates).toEqual([
      'champion: pass: nothing is live in production yet that it could be compared with',
    ]);
    await churn.register('--predictions', candidate);
    return told(churn, 'churn@2');
  }

  it('passes the better one', async () => {
    expect(await challenged('bad.csv', 'good.csv')).toEqual([
      'pass',
      expect.stringMatching(
        /^champion: pass: accuracy \+0\.1667 \(better than churn@1\), 95 % from \+0\.1\d+ to \+0\.1\d+: stays above −0\.02$/,
      ),
    ]);
  });

  it('has its figures as numbers in JSON', async () => {
    const churn = project('champion: { non-inferior-by: 0.02 }', files);
    await churn.register('--predictions', 'bad.csv');
    await churn.promote('churn@1');
    await churn.register('--predictions', 'good.csv');
    const { out } = await churn.promote('churn@2', '--dry-run', '--format', 'json');
    const { gates } = JSON.parse(out) as { gates: { estimate: number; interval: [number, number] }[] };
    const [{ estimate, interval: [low, high] } = { estimate: NaN, interval: [NaN, NaN] }] = gates;
    expect(estimate).toBeCloseTo(1 / 6);
    expect([low > 0.1, low < estimate, high > estimate, high < 0.2]).toEqual([true, true, true, true]);
  });

  it('has no figure in JSON where it was not judged', async () => {
    const churn = project('champion: { non-inferior-by: 0.02 }', files);
    await churn.register('--predictions', 'good.csv');
    await churn.promote('churn@1');
    await churn.register('--predictions', 'fewGood.csv');
    const { out } = await churn.promote('churn@2', '--dry-run', '--format', 'json');
    const { gates } = JSON.parse(out) as { gates: readonly object[] };
    expect(gates).toMatchObject([{ gate: 'champion', verdict: 'inconclusive' }]);
    expect(gates[0]).not.toHaveProperty('estimate');
  });

  it('fails the worse one', async () => {
    expect(await challenged('good.csv', 'bad.csv')).toEqual([
      'fail',
      expect.stringMatching(
        /^champion: fail: accuracy −0\.1667 \(worse than churn@1\), 95 % from −0\.\d+ to −0\.\d+: is below −0\.02$/,
      ),
    ]);
  });

  it('cannot tell by few rows', async () => {
    expect(await challenged('fewGood.csv', 'few.csv')).toEqual([
      'inconclusive',
      expect.stringMatching(
        /^champion: inconclusive: accuracy −0\.08\d* \(not distinguishable from churn@1\), .*: may be below −0\.02$/,
      ),
    ]);
  });

  it('was not run without predictions of both', async () => {
    const churn = project('champion: { non-inferior-by: 0.02 }', files);
    await churn.register();
    await churn.promote('churn@1');
    await churn.register('--predictions', 'good.csv');
    expect(await told(churn, 'churn@2')).toEqual([
      'inconclusive',
      'champion: not-run: churn@1 was packaged without predictions',
    ]);
  });
});

describe('signed', () => {
  it('fails what is not signed, and passes what is', async () => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'sec1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const churn = project('signed', { 'key.pem': privateKey });
    await churn.register();
    expect(await told(churn)).toEqual(['fail', 'signed: fail: it is not signed']);
    await churn.run('sign', 'churn@1', '--key', 'key.pem', '--reason', 'release');
    expect(await told(churn)).toEqual(['pass', expect.stringMatching(/^signed: pass: it is signed/)]);
  });

  it('asks for one of the keys that it names', async () => {
    const pair = () =>
      generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        privateKeyEncoding: { type: 'sec1', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      });
    const [ours, theirs] = [pair(), pair()];
    const files = { 'ours.pem': ours.privateKey, 'keys/ours.pub': ours.publicKey, 'keys/theirs.pub': theirs.publicKey };
    const said = async (keys: string) => {
      const churn = project(`signed: { keys: [${keys}] }`, files);
      await churn.register();
      await churn.run('sign', 'churn@1', '--key', 'ours.pem', '--reason', 'release');
      return told(churn);
    };
    expect(await said('keys/theirs.pub, keys/ours.pub')).toEqual([
      'pass',
      'signed: pass: its signature is valid with the key keys/ours.pub',
    ]);
    expect(await said('keys/theirs.pub')).toEqual([
      'fail',
      expect.stringMatching(
        /^signed: fail: it is signed with the key ([0-9a-f]{12}), which is not that of keys\/theirs\.pub \(key (?!\1)[0-9a-f]{12}\)$/,
      ),
    ]);
    expect(await said('keys/gone.pub')).toEqual([
      'inconclusive',
      'signed: inconclusive: the key keys/gone.pub of tend.yaml does not exist',
    ]);
    expect(await said('ours.pem')).toEqual([
      'inconclusive',
      expect.stringMatching(/^signed: inconclusive: .*ours\.pem is a private key/),
    ]);
  });
});

it.each([
  ['signed', 'signed: not-run: its bytes are not on this machine, so no signature of them can be checked'],
  ['card', 'card: not-run: its bytes are not on this machine, so its card cannot be read'],
  [
    'size: { max: 1 GB }',
    'size: not-run: 13 MB, limit 1.0 GB, by what its registration says: its bytes are not on this machine',
  ],
])('%s was not run where the bytes are not here', async (gate, said) => {
  expect(await told(elsewhere(gate))).toEqual(['inconclusive', said]);
});

it.each(['package-verified', 'pickle', 'signed', 'card', 'size: { max: 1 GB }'])(
  '%s says what brings the bytes here where they are not',
  async (gate) => {
    const { out } = await elsewhere(gate).promote('churn@1');
    expect(out.match(/^Next: .*$/gm)).toEqual([
      'Next: bring its bytes here; tend models show churn@1 says where they were',
    ]);
  },
);

describe('card', () => {
  it('fails a card with sections that nobody wrote, and passes one that is whole', async () => {
    const sections = ['Intended use', 'Limits', 'Training data', 'Evaluation', 'Ethical considerations'];
    const whole = sections.map((title) => `## ${title}\n\nWritten.\n`).join('\n');
    const churn = project('card', { 'whole.md': whole });
    await churn.register();
    expect(await told(churn)).toEqual([
      'fail',
      'card: fail: 0 of 5 sections are written; missing: Intended use, Limits, Training data, Evaluation, Ethical considerations',
    ]);
    await churn.register('--card', 'whole.md');
    expect(await told(churn, 'churn@2')).toEqual(['pass', 'card: pass: 5 of 5 sections are written']);
  });

  it('takes no reminder for a text, and says how a card is mended', async () => {
    const texts = ['TODO: ask Ana', '- [ ] tbd', '_[More Information Needed]_', '<!-- why -->\n\n...', 'Todo o ano.'];
    const titles = ['Intended use', 'Limits', 'Training data', 'Evaluation', 'Ethical considerations'];
    const begun = titles.map((title, at) => `## ${title}\n\n${texts[at]}\n`).join('\n');
    const churn = project('card', { 'begun.md': begun });
    await churn.register('--card', 'begun.md');
    const { out } = await churn.promote('churn@1');
    expect(out).toContain('1 of 5 sections are written; missing: Intended use, Limits, Training data, Evaluation');
    expect(out).toMatch(/\nNext: write what is missing .* --card FILE, then register\n/);
  });
});

describe('size', () => {
  it('compares with the limit', async () => {
    for (const [max, verdict] of [['500 bytes', 'fail'], ['1 GB', 'pass']] as const) {
      const churn = project(`size: { max: ${max} }`);
      await churn.register();
      expect((await told(churn))[0]).toBe(verdict);
    }
  }); // prettier-ignore
});
