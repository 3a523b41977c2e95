import { it, inject } from 'vitest';
import { chromium } from 'playwright-core';
import { groupedView } from './views';
it('debug', async () => {
  const browser = await chromium.connect(inject('panel').browser);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })).newPage();
  page.on('pageerror', (e) => console.log('ERR', e.message)); page.on('console', (m) => console.log('LOG', m.text()));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable'); await cdp.send('Profiler.start');
  const query = new URLSearchParams({ runs: 'project', theme: 'dark' }); query.set('state', JSON.stringify(groupedView));
  void page.goto(`http://127.0.0.1:${inject('panel').port}/?${query}`).catch(() => undefined);
  await new Promise((r) => setTimeout(r, 9000));
  const { profile } = (await cdp.send('Profiler.stop')) as any;
  const self = new Map<number, number>(); profile.samples.forEach((s: number, i: number) => self.set(s, (self.get(s) ?? 0) + profile.timeDeltas[i]));
  const agg: any = {}; for (const n of profile.nodes) { const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').pop() + ':' + n.callFrame.lineNumber; agg[k] = (agg[k] ?? 0) + (self.get(n.id) ?? 0); }
  console.log(Object.entries(agg).sort((a: any, b: any) => b[1] - a[1]).slice(0, 25).map(([k, t]: any) => (t / 1000).toFixed(0) + ' ' + k).join('\n'));
  console.log(await Promise.race([page.evaluate('JSON.stringify({c:[...document.querySelectorAll(".plot canvas")].map(c=>[c.width,c.height]), asked: window.fake.asked.length, by: window.fake.asked.reduce((m,a)=>(m[a.endpoint]=(m[a.endpoint]||0)+1,m),{})})'), new Promise((r) => setTimeout(r, 4000, 'HUNG'))]));
  await browser.close();
}, 120000);
