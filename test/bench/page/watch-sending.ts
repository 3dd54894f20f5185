// Runs inside the page: notes when each message was sent from it, and when each message of the log came and was painted
// in it. In ms since 1970, so that two pages can be compared. Sent to the browser as text: it can use nothing outside.

export interface SendingWatch {
  /** When Enter was pressed. */
  readonly sent: number[];
  /** By seq: when the row was known to be in the log. */
  readonly stored: Map<number, number>;
  /** By seq: when that was on the screen. */
  readonly painted: Map<number, number>;
  /** By seq: how the message begins. */
  readonly texts: Map<number, string>;
}

declare global {
  interface Window {
    ajarSending: SendingWatch;
  }
}

export function watchSending(): void {
  const watch: SendingWatch = { sent: [], stored: new Map(), painted: new Map(), texts: new Map() };
  window.ajarSending = watch;
  const since1970 = (ms: number) => performance.timeOrigin + ms;

  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') watch.sent.push(since1970(timeStamp));
    },
    { capture: true },
  );

  /** A row has its seq once its message is in the log; before that it only waits. */
  function meet(row: Element): void {
    const seq = Number(row.getAttribute('data-seq'));
    if (watch.stored.has(seq)) return;
    watch.stored.set(seq, since1970(performance.now()));
    watch.texts.set(seq, row.querySelector('.message-text')?.firstChild?.textContent ?? '');
    // A task of its own comes after the frame that is being made was handed to the screen.
    requestAnimationFrame(() => setTimeout(() => watch.painted.set(seq, since1970(performance.now()))));
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === 'attributes' ? [target] : addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches('li[data-seq]')) meet(node);
        else for (const row of node.querySelectorAll('li[data-seq]')) meet(row);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-seq'] });
}
