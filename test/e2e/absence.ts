// What a test cannot do to a real window: look away from it, and see what it notifies of. Every page of a headless
// browser believes that it has the focus.
import type { BrowserContext, Page } from '@playwright/test';

export interface Note {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly silent: boolean;
}

/** Before the page loads: from then on `lookAway` and `comeBack` work, and notifications are written down. */
export async function watchAbsence(context: BrowserContext, permission: NotificationPermission = 'default') {
  await context.addInitScript((granted) => {
    const state = { isAway: false, isHidden: false, notes: [] as unknown[], asked: 0, sounds: 0, badge: 0 };
    Object.assign(window, { absence: state });
    document.hasFocus = () => !state.isAway;
    Object.defineProperty(document, 'visibilityState', { get: () => (state.isHidden ? 'hidden' : 'visible') });
    class FakeNotification extends EventTarget {
      static permission = granted;
      static async requestPermission() {
        state.asked += 1;
        if (FakeNotification.permission === 'default') FakeNotification.permission = 'granted';
        return FakeNotification.permission;
      }
      onclick: (() => void) | null = null;
      constructor(title: string, { body, tag, silent }: { body: string; tag: string; silent: boolean }) {
        super();
        state.notes.push({ title, body, tag, silent, click: () => this.onclick?.() });
      }
      close() {}
    }
    Object.assign(window, { Notification: FakeNotification });
    Object.assign(navigator, {
      setAppBadge: async (count: number) => {
        state.badge = count;
      },
    });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      state.sounds += 1;
      start.call(this, when);
    };
  }, permission);
}

/** To another window, or to another tab, which hides this one. */
export async function lookAway(page: Page, { isHidden = false } = {}): Promise<void> {
  await setAbsence(page, { isAway: true, isHidden });
}

export async function comeBack(page: Page): Promise<void> {
  await setAbsence(page, { isAway: false, isHidden: false });
}

async function setAbsence(page: Page, change: { isAway: boolean; isHidden: boolean }): Promise<void> {
  await page.evaluate((to) => {
    Object.assign(Reflect.get(window, 'absence'), to);
    dispatchEvent(new Event(to.isAway ? 'blur' : 'focus'));
    document.dispatchEvent(new Event('visibilitychange'));
  }, change);
}

export async function notesOf(page: Page): Promise<readonly Note[]> {
  return page.evaluate(() =>
    Reflect.get(window, 'absence').notes.map(({ title, body, tag, silent }: Note) => ({ title, body, tag, silent })),
  );
}

export async function clickNote(page: Page, index: number): Promise<void> {
  await page.evaluate((at) => Reflect.get(window, 'absence').notes[at].click(), index);
}

/** How often the browser was asked whether it lets notifications come. */
export async function timesAsked(page: Page): Promise<number> {
  return page.evaluate(() => Reflect.get(window, 'absence').asked);
}

/** Notes played, not messages told of. */
export async function notesPlayed(page: Page): Promise<number> {
  return page.evaluate(() => Reflect.get(window, 'absence').sounds);
}

/** The number on the installed app; 0 for none. */
export async function badgeOf(page: Page): Promise<number> {
  return page.evaluate(() => Reflect.get(window, 'absence').badge);
}
