// Where and when: figures without that are noise.
import { cpus, loadavg, totalmem } from 'node:os';

export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown CPU';
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()[0]?.toFixed(1);
  const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${when} UTC · ${cpus().length} × ${model} · ${gigabytes} GB · Node ${process.version} · load ${load}`;
}
