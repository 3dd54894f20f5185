// How a person takes back a "no" to notifications, which only their browser can. Pure.
import { notificationText } from '../strings-notifications.ts';

const { recovery } = notificationText.permission;

export function recoveryHelp(userAgent: string): string {
  if (/firefox|fxios/i.test(userAgent)) return recovery.firefox;
  if (/chrom(?:e|ium)|crios|edg/i.test(userAgent)) return recovery.chromium;
  return /safari/i.test(userAgent) ? recovery.safari : recovery.other;
}
