import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import type { ModelPage, VersionDetail } from '../../src/protocol/models/modelPage';
import type { PromotionPage } from '../../src/protocol/models/promotionPage';
import { modelRow, versionRow } from '../../src/vscode/trees/modelRowIds';
import { HeldPanel, holdWindow } from './heldWindow';
import { folder, revertAll } from './sample';
import { eventually } from './waiting';

const model = () => modelRow(folder().toString(), 'species');

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('tend.modelPanel'));

/** The row of a version of the sample's model. */
async function version(number: number): Promise<string> {
  const held = await heldPanel('tend.models.open', model());
  const { versions } = (await held.ask('page', { model: 'species' })) as ModelPage;
  held.panel.dispose();
  const { digest = '' } = versions.find((it) => it.number === number) ?? {};
  return versionRow({ scope: folder().toString(), model: 'species', version: number, digest });
}

/** Opens the panel of the sample's model with the test in place of the page. */
async function heldPanel(command: string, ...args: readonly unknown[]) {
  const opened: HeldPanel[] = [];
  const createWebviewPanel = () => {
    const held = new HeldPanel();
    opened.push(held);
    return held.panel;
  };
  const giveBack = await holdWindow({ createWebviewPanel });
  try {
    assert.equal(await vscode.commands.executeCommand(command, ...args), true);
  } finally {
    giveBack();
  }
  assert.equal(opened.length, 1);
  return opened[0] as HeldPanel;
}

describe('the panel of a model', () => {
  afterEach(revertAll);

  it('opens once, however often it is asked for', async () => {
    await vscode.commands.executeCommand('tend.models.open', model());
    await eventually('the panel', () => (panels().length === 1 ? true : undefined));
    await vscode.commands.executeCommand('tend.models.open', model());
    assert.deepEqual(
      panels().map(({ label }) => label),
      ['Model: species'],
    );
  });

  it('answers with the versions of the model, and with all that is known of one', async () => {
    const held = await heldPanel('tend.models.open', model());
    assert.deepEqual(await held.ask('open', null), {
      ...{ model: 'species', promotion: null, state: null, trusted: true, mac: process.platform === 'darwin' },
    });
    const page = (await held.ask('page', { model: 'species' })) as ModelPage;
    assert.match(page.live ?? '', /^Production: species@2 since 2026-10-23/);
    assert.deepEqual(
      page.versions.map(({ number, state }) => [number, state]),
      [
        [3, 'staged'],
        [2, 'live'],
        [1, 'archived'],
      ],
    );
    const detail = (await held.ask('detail', { model: 'species', version: 3 })) as VersionDetail;
    assert.equal(detail.row.number, 3);
    assert.ok(detail.present, detail.where);
    assert.ok(detail.files.length > 3);
    await assert.rejects(held.ask('openTarget', { target: 'file:../outside' }), /is no file of this project/);
    held.panel.dispose();
  });

  it('promotes by the page of the promotion, with the reason that was written there', async () => {
    const held = await heldPanel('tend.models.promote', await version(2), { stage: 'staging' });
    const question = { model: 'species', version: 2, stage: 'staging' };
    const before = (await held.ask('promotion', question)) as PromotionPage;
    assert.deepEqual([before.verdict, before.primary], ['pass', 'promote'], before.sentence);
    const act = { action: 'promote', version: 2, stage: 'staging', gate: null, reason: 'to see what it would say' };
    assert.equal(await held.ask('act', act), true);
    const page = (await held.ask('page', { model: 'species' })) as ModelPage;
    const live = page.spans.filter(({ stage, to }) => stage === 'staging' && to === null);
    assert.deepEqual(
      live.map((it) => [it.version, it.reason]),
      [[2, 'to see what it would say']],
    );
    await eventually('the news', () => (held.told.some(({ event }) => event === 'changed') ? true : undefined));
    held.panel.dispose();
  });

  it('says why something was not done, and that it was not', async () => {
    const held = await heldPanel('tend.models.open', model());
    const said: string[] = [];
    const giveBack = await holdWindow({ showErrorMessage: (text: string) => void said.push(text) });
    const act = { action: 'roll-back', version: null, stage: 'shadow', gate: null, reason: 'it was too slow' };
    assert.equal(await held.ask('act', act), false);
    giveBack();
    assert.deepEqual(said, ['Nothing of species was live in shadow before; there is nothing to roll back to.']);
    held.panel.dispose();
  });

  it('copies a promotion as a command, as Markdown and as a request for approval', async () => {
    const held = await heldPanel('tend.models.promote', await version(3), { stage: 'production' });
    const copied = async (action: string) => {
      const act = { action, version: 3, stage: 'production', gate: null, reason: 'surer "everywhere"' };
      assert.equal(await held.ask('act', act), true);
      return vscode.env.clipboard.readText();
    };
    const command = 'tend models promote species@3 --to production --reason "surer \\"everywhere\\""';
    assert.equal(await copied('copy-command'), command);
    assert.match(
      await copied('copy-markdown'),
      /^## Promote species@3 to production\n[^]*\| gate \| verdict \| result \|/,
    );
    assert.match(await copied('copy-approval-request'), /^species@3 waits for approval in production: 0 of 1\./);
    held.panel.dispose();
  });

  it('opens what its boxes and facts stand for', async () => {
    const held = await heldPanel('tend.models.open', model());
    const { events } = (await held.ask('page', { model: 'species' })) as ModelPage;
    const shown = (what: string, path: RegExp) =>
      eventually(what, () => {
        const editor = vscode.window.activeTextEditor;
        return editor && path.test(editor.document.uri.path) ? editor : undefined;
      });
    const opened = async (target: string, path: RegExp) => {
      await held.ask('openTarget', { target });
      return shown(target, path);
    };
    const config = await opened('file:tend.yaml:38', /\/tend\.yaml$/);
    assert.equal(config.selection.start.line, 37);
    const { row } = (await held.ask('detail', { model: 'species', version: 2 })) as VersionDetail;
    const packagedFile = (path: string) =>
      held.ask('openEvidence', {
        ...{ version: 2, digest: row.digest, stage: 'production' },
        evidence: { kind: 'packaged', path },
      });
    await packagedFile('MLmodel');
    const packaged = await shown('the file of the package', /^\/species@2\/MLmodel$/);
    assert.match(packaged.document.getText(), /python_function/);
    const event = await opened(`event:${events[0]?.digest ?? ''}`, /\/tend\/ledger\/..\/.+\.json$/);
    assert.match(event.document.getText(), /"tend": "event\/1"/);
    const act = { action: 'edit-card', version: 2, stage: null, gate: null, reason: null };
    assert.equal(await held.ask('act', act), true);
    await shown('the card', /\/card\.md$/);
    await packagedFile('species.joblib');
    const isModelFile = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputCustom && input.viewType === 'tend.modelFile';
    await eventually('the page of the model', () =>
      vscode.window.tabGroups.activeTabGroup.tabs.some(isModelFile) ? true : undefined,
    );
    await assert.rejects(packagedFile('nothing.txt'), /is not on this machine/);
    held.panel.dispose();
  });

  it('opens what each gate rests on, and nothing that a page makes up', async () => {
    const held = await heldPanel('tend.models.promote', await version(3), { stage: 'production' });
    const question = { model: 'species', version: 3, stage: 'production' };
    const { gates, digest } = (await held.ask('promotion', question)) as PromotionPage;
    const kinds = new Map(gates.map(({ gate, opens }) => [gate, opens?.kind ?? null]));
    for (const gate of ['champion', 'pickle', 'card'])
      if (kinds.has(gate)) assert.equal(kinds.get(gate), 'packaged', gate);
    const about = { version: 3, digest, stage: 'production' };
    const said: string[] = [];
    const giveBack = await holdWindow({ showErrorMessage: (text: string) => void said.push(text) });
    for (const { opens } of gates) if (opens !== null) await held.ask('openEvidence', { ...about, evidence: opens });
    giveBack();
    assert.deepEqual(said, []);
    const madeUp = [
      { evidence: { kind: 'packaged', path: '../../tend.yaml' }, problem: /is not on this machine/ },
      { evidence: { kind: 'data', path: '../outside.csv' }, problem: /is no file of this project/ },
      { evidence: { kind: 'output', command: 'node never.js' }, problem: /was not run here for these bytes/ },
      { evidence: { kind: 'shell', command: 'node never.js' }, problem: /./ },
    ];
    for (const { evidence, problem } of madeUp)
      await assert.rejects(held.ask('openEvidence', { ...about, evidence }), problem);
    held.panel.dispose();
  });
});

describe('the buttons of a promotion', () => {
  afterEach(revertAll);

  it('approve, waive, promote, roll back and withdraw as the commands do, with what the page knows', async () => {
    const held = await heldPanel('tend.models.promote', await version(3), { stage: 'production' });
    const question = { model: 'species', version: 3, stage: 'production' };
    const page = () => held.ask('promotion', question) as Promise<PromotionPage>;
    const act = (action: string, given: object = {}) =>
      held.ask('act', { action, version: 3, stage: 'production', gate: null, reason: 'for the test', ...given });
    const live = async () => ((await held.ask('page', { model: 'species' })) as ModelPage).live;
    const verdicts = async () => new Map((await page()).gates.map(({ gate, state }) => [gate, state]));

    assert.equal((await verdicts()).get('approvals'), 'waiting');
    const reasonGiven = await holdWindow({ showInputBox: () => 'reads well' });
    assert.equal(await act('approve'), true);
    reasonGiven();
    assert.equal((await verdicts()).get('approvals'), 'pass');
    const giveBack = await holdWindow({ showInputBox: () => '2099-12-31' });
    assert.equal(await act('waive', { gate: 'restore-drill' }), true);
    giveBack();
    assert.equal((await verdicts()).get('restore-drill'), 'waived');
    assert.equal((await page()).primary, 'promote');
    assert.equal(await act('promote'), true);
    assert.match((await live()) ?? '', /^Production: species@3 since /);
    assert.match((await page()).sentence, /^species@3 is live in production already/);
    assert.equal(await act('roll-back', { version: null }), true);
    assert.match((await live()) ?? '', /^Production: species@2 since /);
    assert.equal(await act('withdraw', { version: null, stage: 'staging' }), true);
    const { events } = (await held.ask('page', { model: 'species' })) as ModelPage;
    assert.deepEqual(
      events.slice(0, 5).map(({ what }) => what),
      ['Withdrawn from staging', 'Rolled production back to', 'To production', 'Gate waived', 'Approved'],
    );
    held.panel.dispose();
  });

  it('do nothing where the person gives up', async () => {
    const held = await heldPanel('tend.models.promote', await version(3), { stage: 'production' });
    const giveBack = await holdWindow({ showInputBox: () => undefined, showQuickPick: () => undefined });
    for (const action of ['promote', 'approve', 'deprecate', 'archive', 'purge']) {
      const act = { action, version: 3, stage: 'production', gate: null, reason: null };
      assert.equal(await held.ask('act', act), false, action);
    }
    giveBack();
    held.panel.dispose();
  });
});

describe('running a version', () => {
  const python = process.env.TEND_TRACKERS_PYTHON;
  afterEach(revertAll);

  /** Chooses the Python of the tests and agrees to the commands that are shown then; returns what was shown. */
  async function agree(picks: readonly string[] = []) {
    const shown: string[] = [];
    const left = [...picks];
    const answer = (_: string, { detail = '' }: vscode.MessageOptions) => {
      shown.push(detail);
      return detail.startsWith(String(python)) ? 'Run' : 'Choose Python…';
    };
    const giveBack = await holdWindow({
      showWarningMessage: answer,
      showInputBox: () => (left[0]?.startsWith('[') ? left.shift() : python),
      showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
        const wanted = left.shift() ?? 'Another…';
        return items.find(({ label }) => label.endsWith(wanted));
      },
    });
    return { shown, giveBack };
  }

  it('shows every command before, and nothing is done without a yes', async () => {
    const giveBack = await holdWindow({ showWarningMessage: () => undefined });
    assert.equal(await vscode.commands.executeCommand('tend.models.drill', await version(2)), false);
    giveBack();
  });

  it('drills it, and keeps what came of it', async function () {
    if (python === undefined) return this.skip();
    this.timeout(120_000);
    const { shown, giveBack } = await agree();
    assert.equal(await vscode.commands.executeCommand('tend.models.drill', await version(3)), true);
    giveBack();
    assert.match(shown.at(-1) ?? '', /run_model\.py/);
    const held = await heldPanel('tend.models.open', model());
    const detail = (await held.ask('detail', { model: 'species', version: 3 })) as VersionDetail;
    assert.equal(detail.drills[0]?.ok, true, detail.drills[0]?.text);
    held.panel.dispose();
  });

  it('can be stopped while it is drilled, says so, and leaves nothing behind', async function () {
    if (python === undefined) return this.skip();
    this.timeout(60_000);
    const row = await version(3);
    const held = await heldPanel('tend.models.open', model());
    const drills = async () =>
      ((await held.ask('detail', { model: 'species', version: 3 })) as VersionDetail).drills.length;
    const restored = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('tend-restored-'));
    const before = { drills: await drills(), restored: await restored() };
    const source = new vscode.CancellationTokenSource();
    const said: string[] = [];
    const offered: vscode.ProgressOptions[] = [];
    const { giveBack } = await agree();
    const withProgress = (
      options: vscode.ProgressOptions,
      work: (progress: object, token: vscode.CancellationToken) => Thenable<unknown>,
    ) => {
      offered.push(options);
      return work({ report: () => source.cancel() }, source.token);
    };
    const setStatusBarMessage = (text: string) => void said.push(text);
    const giveProgressBack = await holdWindow({ withProgress, setStatusBarMessage });
    assert.equal(await vscode.commands.executeCommand('tend.models.drill', row), false);
    giveProgressBack();
    giveBack();
    assert.ok(source.token.isCancellationRequested, 'it told of its progress');
    assert.deepEqual(
      offered.map(({ title, cancellable }) => [title, cancellable]),
      [['Drilling species@3', true]],
    );
    assert.deepEqual(said, ['$(circle-slash) Drilling species@3 was stopped; nothing was recorded']);
    assert.deepEqual({ drills: await drills(), restored: await restored() }, before);
    held.panel.dispose();
  });

  it('asks two versions the same row, and shows what each says', async function () {
    if (python === undefined) return this.skip();
    this.timeout(120_000);
    const { giveBack } = await agree(['Type a Row…', '[45.3, 13.7, 210, 4300]', 'species@2']);
    assert.equal(await vscode.commands.executeCommand('tend.models.run', await version(3)), true);
    giveBack();
    const isPage = ({ uri }: vscode.TextDocument) => uri.path.endsWith('/species@3 beside species@2');
    const text = await eventually('the page', () => vscode.workspace.textDocuments.find(isPage)?.getText());
    assert.match(text, /^# species@3 beside species@2/);
    assert.match(text, /\| value 2 \| 13\.7 \|/);
    assert.match(text, /\| species@3 \| species@2 \| difference \|\n\| --- \| --- \| --- \|\n\| \S+ \| \S+ \| \S+ \|/);
    const previews = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
    assert.ok(previews.includes('Preview species@3 beside species@2'), previews.join());
  });
});
