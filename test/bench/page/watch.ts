// Runs inside the page from its first moment: notes frames, input delays, long tasks, paints, shifts and every row
// that was ever drawn. `watchPage` is sent to the browser as text: it can use nothing outside of itself.

export interface PageWatch {
  /** Ms from one animation frame to the next, while recording. */
  readonly frames: number[];
  /** Ms from each key that writes to the paint after it, while recording; those below 16 ms are not told apart. */
  readonly delays: Map<number, number>;
  /** Ms until the page began to handle it. */
  readonly waits: Map<number, number>;
  /** Ms of every task over 50 ms. */
  readonly longTasks: number[];
  /** Sum of all layout shifts that no input caused. */
  shift: number;
  firstPaintMs: number;
  largestPaintMs: number;
  /** When the first message was on the screen, since navigation. */
  firstMessageMs: number;
  readonly seqs: Set<number>;
  /** Events that stood in the list twice. */
  readonly doubled: number[];
  mostRows: number;
  /** How often the way back to the newest message appeared: the list had stopped to follow. */
  strayed: number;
  record(on: boolean): void;
  /** Goes to the top of the list; resolves with the ms until older rows are painted, or null if none came. */
  pageUp(): Promise<number | null>;
}

declare global {
  interface Window {
    ajarWatch: PageWatch;
    /** Tells the one who measures that a message is on the screen. */
    ajarSeen(nothing: string): void;
  }
}

export function watchPage(): void {
  let isRecording = false;
  let frameAt = 0;
  /** Weak, or the watch itself would keep every row that ever was. */
  const rows = new Map<number, WeakRef<Element>>();
  const drawn = document.getElementsByClassName('row');
  const watch: PageWatch = {
    frames: [],
    delays: new Map(),
    waits: new Map(),
    longTasks: [],
    shift: 0,
    firstPaintMs: 0,
    largestPaintMs: 0,
    firstMessageMs: 0,
    seqs: new Set(),
    doubled: [],
    mostRows: 0,
    strayed: 0,
    record(on) {
      isRecording = on;
      frameAt = 0;
      if (on) requestAnimationFrame(tick);
    },
    async pageUp() {
      const list = document.querySelector('.list-scroller');
      const oldest = () => drawn[0]?.getAttribute('data-seq');
      const before = oldest();
      const startedAt = performance.now();
      list?.scrollTo({ top: 0 });
      while (oldest() === before) {
        if (performance.now() - startedAt > 5_000) return null;
        await new Promise(requestAnimationFrame);
      }
      await painted();
      return performance.now() - startedAt;
    },
  };
  window.ajarWatch = watch;

  function tick(now: number): void {
    if (frameAt > 0) watch.frames.push(now - frameAt);
    frameAt = now;
    if (isRecording) requestAnimationFrame(tick);
  }

  /** After the frame that is being made: a task of its own comes once it was handed to the screen. */
  function painted(): Promise<void> {
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }

  function meet(row: Element): void {
    const seq = Number(row.getAttribute('data-seq'));
    const known = rows.get(seq)?.deref();
    if (known !== undefined && known !== row && known.isConnected) watch.doubled.push(seq);
    rows.set(seq, new WeakRef(row));
    watch.seqs.add(seq);
    if (watch.firstMessageMs > 0) return;
    watch.firstMessageMs = performance.now();
    painted().then(() => {
      watch.firstMessageMs = performance.now();
      window.ajarSeen('');
    });
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === 'attributes' ? [target] : addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches('.jump-pill')) watch.strayed += 1;
        if (node.matches('li[data-seq]')) meet(node);
        else for (const row of node.querySelectorAll('li[data-seq]')) meet(row);
      }
    }
    watch.mostRows = Math.max(watch.mostRows, drawn.length);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-seq'] });

  const observe = (
    options: PerformanceObserverInit & { durationThreshold?: number },
    take: (entry: PerformanceEntry) => void,
  ) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ buffered: true, ...options });
  const numberOf = (entry: PerformanceEntry, name: string) => Number(Reflect.get(entry, name));

  observe({ type: 'longtask' }, ({ duration }) => watch.longTasks.push(duration));
  observe({ type: 'layout-shift' }, (entry) => {
    if (!Reflect.get(entry, 'hadRecentInput')) watch.shift += numberOf(entry, 'value');
  });
  observe({ type: 'paint' }, ({ name, startTime }) => {
    if (name === 'first-contentful-paint') watch.firstPaintMs = startTime;
  });
  observe({ type: 'largest-contentful-paint' }, ({ startTime }) => {
    watch.largestPaintMs = startTime;
  });
  observe({ type: 'event', durationThreshold: 16 }, (entry) => {
    const id = numberOf(entry, 'interactionId');
    // Letting go of a key changes nothing: its "paint" is whatever the room draws next.
    if (!isRecording || id === 0 || entry.name === 'keyup') return;
    const wait = numberOf(entry, 'processingStart') - entry.startTime;
    watch.delays.set(id, Math.max(watch.delays.get(id) ?? 0, entry.duration));
    watch.waits.set(id, Math.max(watch.waits.get(id) ?? 0, wait));
  });
}
