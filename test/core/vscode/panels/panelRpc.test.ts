import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Emitter } from '../../../../src/base/event';
import { answering } from '../../../../src/protocol/answering';
import { defineEndpoint, type Reply } from '../../../../src/protocol/endpoint';
import { float } from '../../../../src/protocol/float';
import { PanelRpc, type PanelAnswer } from '../../../../src/vscode/panels/panelRpc';
import { panelHtml } from '../../../../src/vscode/panels/panelHtml';

const endpoints = { half: defineEndpoint(z.object({ of: float }), z.object({ value: float })) };

function panel(answer: PanelAnswer) {
  const received = new Emitter<unknown>();
  const posted: Reply[] = [];
  const port = {
    onDidReceiveMessage: received.event,
    postMessage: (message: Reply) => {
      posted.push(message);
      return Promise.resolve(true);
    },
  };
  return { rpc: new PanelRpc(port, answer), posted, receive: (message: unknown) => received.fire(message) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the extension at the other end of a panel', () => {
  const answers = answering(endpoints, { half: ({ of }) => Promise.resolve({ value: of / 2 }) });

  it('answers what is asked, also with numbers that JSON does not know', async () => {
    const { posted, receive } = panel(answers);
    receive({ type: 'ask', id: 1, endpoint: 'half', params: { of: 3 } });
    receive({ type: 'ask', id: 2, endpoint: 'half', params: { of: { $number: 'Infinity' } } });
    await settled();
    expect(posted).toEqual([
      { type: 'ok', id: 1, result: { value: 1.5 } },
      { type: 'ok', id: 2, result: { value: { $number: 'Infinity' } } },
    ]);
  });

  it('refuses what nothing answers and what is not as its schema says, and passes over what is no message', async () => {
    const { posted, receive } = panel(answers);
    receive({ type: 'ask', id: 1, endpoint: 'toString', params: null });
    receive({ type: 'ask', id: 2, endpoint: 'half', params: { of: 'three' } });
    receive({ type: 'ask' });
    receive('hello');
    await settled();
    expect(posted.map((reply) => reply.type)).toEqual(['error', 'error']);
    expect(posted[0]).toMatchObject({ message: 'A panel asked for "toString", which nothing answers.' });
  });

  it('says nothing more about a question that was taken back, or after it was closed', async () => {
    const signals: AbortSignal[] = [];
    const answer: PanelAnswer = (_endpoint, _params, signal) => {
      signals.push(signal);
      return Promise.resolve(null);
    };
    const { rpc, posted, receive } = panel(answer);
    receive({ type: 'ask', id: 1, endpoint: 'half', params: null });
    receive({ type: 'cancel', id: 1 });
    receive({ type: 'ask', id: 2, endpoint: 'half', params: null });
    rpc.dispose();
    rpc.tell('changed', null);
    await settled();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(posted).toEqual([]);
  });
});

describe('the page of a panel', () => {
  const page = panelHtml({
    title: 'Runs of <b>"x"</b>',
    project: 'file:///project',
    source: 'https://webview',
    nonce: 'abc',
    script: 'https://webview/main.js',
    styles: ['https://webview/a.css'],
  });

  it('lets in nothing but its own parts, and nothing unsafe', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("script-src 'nonce-abc' https://webview");
    expect(page).not.toContain('unsafe');
  });

  it('asks for its script before its body is read', () => {
    expect(page.split('<body>')[0]).toContain('<link rel="modulepreload" nonce="abc" href="https://webview/main.js">');
  });

  it('shows its title as text', () => {
    expect(page).toContain('<title>Runs of &lt;b&gt;&quot;x&quot;&lt;/b&gt;</title>');
  });
});
