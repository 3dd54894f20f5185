// A moment of today that changes at midnight, so that "Today" becomes "Yesterday" on a page left open.
import { useEffect, useState } from 'preact/hooks';
import { dayOf, untilMidnight } from './day-labels.ts';

export function useToday(): number {
  const [today, setToday] = useState(() => Date.now());
  useEffect(() => {
    const look = () => setToday((before) => (dayOf(before) === dayOf(Date.now()) ? before : Date.now()));
    const timer = setTimeout(look, untilMidnight(Date.now()) + 50);
    // Timers sleep with the device: look again when it wakes.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [today]);
  return today;
}
