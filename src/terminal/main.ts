#!/usr/bin/env node
// The program `ajar`. On a Node that is too old it says so: what comes after this file could not even be read there.

const OLDEST_NODE = 22;

if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) {
  await import('./program.ts');
} else {
  const needed = `Ajar needs Node ${OLDEST_NODE} or newer, from https://nodejs.org.`;
  process.stderr.write(`ajar: ${needed} This is Node ${process.versions.node}.\n`);
  process.exitCode = 1;
}
