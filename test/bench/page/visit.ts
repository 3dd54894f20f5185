// One person's browser that is measured: a page with the watch in it, and what only the browser itself can tell.
import type { Browser, CDPSession, Page } from '@playwright/test';
import { type PageWatch, watchPage } from './watch.ts';

/** How the browser is held back. */
export interface Device {
  readonly name: string;
  /** The processor is this many times slower. */
  readonly slowdown: number;
  /** A mobile connection, as Lighthouse simulates one. */
  readonly slowNetwork?: boolean;
}

/** A budget of a machine that is not held back; `experience.md` says where one holds for a slow one too. */
export function atFullSpeed({ slowdown }: Device, budget: number): number | null {
  return slowdown === 1 ? budget : null;
}

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };

export class Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Bytes that came over the network, headers included. */
  bytes = 0;
  /** Connections to a room so far. */
  sockets = 0;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
      this.bytes += encodedDataLength;
    });
    cdp.on('Network.webSocketCreated', () => {
      this.sockets += 1;
    });
  }

  /** Someone new, with an empty cache. */
  static async begin(browser: Browser, { slowdown, slowNetwork = false }: Device): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.addInitScript(watchPage);
    for (const domain of ['Network', 'Runtime', 'HeapProfiler', 'Profiler'] as const)
      await cdp.send(`${domain}.enable`);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slowNetwork) await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
    if (slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return new Visit(page, cdp);
  }

  /** Resolves when a message is on the screen. Asking the page meanwhile would cost it a long task: it tells. */
  async open(url: string): Promise<void> {
    const seen = new Promise((resolve) => this.cdp.once('Runtime.bindingCalled', resolve));
    await this.cdp.send('Runtime.addBinding', { name: 'ajarSeen' });
    await this.page.goto(url);
    await seen;
    await this.page.waitForTimeout(500);
  }

  /** Bytes of JavaScript objects in use, after all that is garbage was collected. */
  async heapBytes(): Promise<number> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    return (await this.cdp.send('Runtime.getHeapUsage')).usedSize;
  }

  /** Nodes the page holds, detached ones included. */
  async nodes(): Promise<number> {
    return (await this.cdp.send('Memory.getDOMCounters')).nodes;
  }

  /** CPU seconds of the main thread so far, by what it did: other processes' turns are not in it. */
  async seconds(): Promise<Record<'script' | 'style' | 'layout' | 'all', number>> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
      all: of('TaskDuration'),
    };
  }

  async record(on: boolean): Promise<void> {
    await this.page.evaluate((isOn) => window.ajarWatch.record(isOn), on);
  }

  async watched(): Promise<Watched> {
    return this.page.evaluate(() => ({
      ...window.ajarWatch,
      delays: [...window.ajarWatch.delays.values()],
      waits: [...window.ajarWatch.waits.values()],
      seqs: [...window.ajarWatch.seqs],
    }));
  }

  async end(): Promise<void> {
    await this.page.context().close();
  }
}

export type Watched = Omit<PageWatch, 'delays' | 'waits' | 'seqs' | 'record' | 'pageUp'> & {
  readonly delays: number[];
  readonly waits: number[];
  readonly seqs: number[];
};
