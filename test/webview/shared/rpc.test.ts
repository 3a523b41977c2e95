import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { defineEndpoint, type Request } from '../../../src/protocol/endpoint';
import { float } from '../../../src/protocol/float';
import { RpcClient, type Port } from '../../../webview/shared/rpc';

const endpoints = { half: defineEndpoint(z.object({ of: z.number() }), z.object({ is: float })) };
const events = { changed: z.object({ count: z.number() }) };

/** Both ends of a panel, of which a test plays the extension. */
function panel() {
  const sent: Request[] = [];
  let receive: (message: unknown) => void = () => undefined;
  const port: Port = {
    send: (message) => sent.push(message),
    listen(listener) {
      receive = listener;
      return { dispose: () => (receive = () => undefined) };
    },
  };
  const client = new RpcClient(endpoints, events, port);
  const reply = (message: object) => receive({ id: sent.findLast((it) => it.type === 'ask')?.id, ...message });
  return { client, sent, reply };
}

describe('asking the extension', () => {
  it('gives the answer, with numbers that no JSON has', async () => {
    const { client, reply } = panel();
    const asked = client.asks.half({ of: 4 });
    reply({ type: 'ok', result: { is: { $number: 'NaN' } } });
    expect(await asked).toEqual({ is: NaN });
  });

  it('rejects what the extension refuses, and what cannot be read', async () => {
    const { client, reply } = panel();
    const refused = client.asks.half({ of: 4 });
    reply({ type: 'error', message: 'The store is closed.' });
    await expect(refused).rejects.toMatchObject({ reason: 'failed', message: 'The store is closed.' });
    const malformed = client.asks.half({ of: 4 });
    reply({ type: 'ok', result: { is: 'two' } });
    await expect(malformed).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('takes an answer that came before it asked, once, and says so', async () => {
    const { client, sent, reply } = panel();
    const foreseen = { type: 'foreseen', endpoint: 'half', params: { of: 4 }, result: { is: 2 } };
    reply(foreseen);
    expect(await client.asks.half({ of: 4 })).toEqual({ is: 2 });
    expect(sent).toEqual([{ type: 'taken', endpoint: 'half', params: { of: 4 } }]);
    const again = client.asks.half({ of: 4 });
    reply({ type: 'ok', result: { is: 3 } });
    expect(await again).toEqual({ is: 3 });
  });

  it('takes an answer to what it waits for, and hears no second one', async () => {
    const { client, reply } = panel();
    const asked = client.asks.half({ of: 4 });
    reply({ type: 'foreseen', endpoint: 'half', params: { of: 4 }, result: { is: 2 } });
    reply({ type: 'ok', result: { is: 3 } });
    expect(await asked).toEqual({ is: 2 });
  });

  it.each([
    ['to something else', { params: { of: 6 } }, null],
    ['that cannot be read', { result: { is: 'two' } }, null],
    ['from before something happened', {}, { type: 'event', event: 'changed', data: { count: 1 } }],
  ])('asks in spite of an answer %s', async (_, other, event) => {
    const { client, sent, reply } = panel();
    reply({ type: 'foreseen', endpoint: 'half', params: { of: 4 }, result: { is: 2 }, ...other });
    if (event) reply(event);
    const asked = client.asks.half({ of: 4 });
    expect(sent.map(({ type }) => type)).toEqual(['ask']);
    reply({ type: 'ok', result: { is: 3 } });
    expect(await asked).toEqual({ is: 3 });
  });

  it('tells the extension to stop when it is cancelled, and hears no late answer', async () => {
    const { client, sent, reply } = panel();
    const cancel = new AbortController();
    const asked = client.ask('half', { of: 4 }, { signal: cancel.signal });
    cancel.abort();
    await expect(asked).rejects.toMatchObject({ reason: 'cancelled' });
    expect(sent.map(({ type }) => type)).toEqual(['ask', 'cancel']);
    reply({ type: 'ok', result: { is: 2 } });
  });

  it('gives up after its time', async () => {
    const { client } = panel();
    await expect(client.ask('half', { of: 4 }, { milliseconds: 1 })).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('rejects what is pending when the panel closes', async () => {
    const { client } = panel();
    const asked = client.asks.half({ of: 4 });
    client.dispose();
    await expect(asked).rejects.toMatchObject({ reason: 'disposed' });
    await expect(client.asks.half({ of: 4 })).rejects.toMatchObject({ reason: 'disposed' });
  });

  it('hears events that are as they should be', () => {
    const { client, reply } = panel();
    const heard: number[] = [];
    client.on('changed')(({ count }) => heard.push(count));
    reply({ type: 'event', event: 'changed', data: { count: 3 } });
    reply({ type: 'event', event: 'changed', data: { count: 'many' } });
    reply({ type: 'event', event: 'unknown', data: null });
    expect(heard).toEqual([3]);
  });
});
