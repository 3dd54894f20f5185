// The readable page of the API, at /docs: no script, nothing from elsewhere. Pure.

import {
  type Content,
  HEADERS,
  type HeaderName,
  type Operation,
  QUERY,
  type QueryName,
} from '../protocol/api/operation.ts';
import { OPERATIONS } from '../protocol/api/operations.ts';
import { PROBLEMS } from '../protocol/api/problems.ts';
import { ABOUT, SIGNATURE, TOKEN } from './api-document.ts';

export function apiPage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Ajar: the HTTP API</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>The HTTP API of Ajar</h1>
      <p>${escaped(ABOUT)}</p>
      <p>For programs: <a href="/openapi.json">openapi.json</a>.</p>
      <h2>With nothing but curl</h2>
      <pre tabindex="0">${escaped(EXAMPLES)}</pre>
      <h2>Signing</h2>
      <p>${escaped(SIGNATURE)}</p>
      <p><code>Bearer …</code> ${escaped(TOKEN)}</p>
      <h2>Operations</h2>
${OPERATIONS.map(sectionOf).join('\n')}
      <h2>Problems</h2>
      <dl>
${Object.entries(PROBLEMS)
  .map(
    ([code, { status, title }]) =>
      `        <dt id="${code}"><code>${code}</code> ${status}</dt><dd>${escaped(title)}</dd>`,
  )
  .join('\n')}
      </dl>
    </main>
  </body>
</html>
`;
}

const EXAMPLES = `# read along
curl -N 'http://localhost:8787/room/lobby?name=Ada'
# say something
curl -d 'hello' 'http://localhost:8787/room/lobby?name=Ada'
# every event after 17, as an EventSource does
curl -N -H 'Accept: text/event-stream' -H 'Last-Event-ID: 17' \\
  http://localhost:8787/room/lobby
# the last five messages
curl -H 'Accept: application/json' 'http://localhost:8787/room/lobby?limit=5'`;

function sectionOf(operation: Operation): string {
  const { id, method, path, summary, description, isSigned, query = [], headers = [], body, answers } = operation;
  const asked = [
    ...query.map((name: QueryName) => row(`?${name}=`, QUERY[name])),
    ...headers.map((name: HeaderName) => row(`${name}:`, HEADERS[name])),
    ...(body ? [row('body', contentWords(body))] : []),
  ];
  const answered = Object.entries(answers).map(([status, content]) => row(status, contentWords(content)));
  return `      <section id="${id}">
        <h3>${escaped(summary)}${isSigned ? ' (signed)' : ''}</h3>
        <p><code><b>${method.toUpperCase()}</b> ${escaped(path)}</code></p>
        ${description === undefined ? '' : `<p>${escaped(description)}</p>`}
        <dl>${[...asked, ...answered].join('')}</dl>
      </section>`;
}

function contentWords({ description, types }: Content): string {
  return `${description} (${Object.keys(types).join(', ')})`;
}

function row(term: string, words: string): string {
  return `<dt><code>${escaped(term)}</code></dt><dd>${escaped(words)}</dd>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `
      body { font: 1rem/1.55 system-ui, sans-serif; margin: 0; background: light-dark(#f8f7f3, #14100c); color: light-dark(#211c15, #ece6dc) }
      main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere }
      h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem }
      a { color: light-dark(#8a4b00, #f0b35c) }
      pre { overflow-x: auto; padding: .75rem 1rem; border-radius: .5rem; background: light-dark(#ece8df, #221c15) }
      section { border-top: 1px solid light-dark(#d9d3c6, #3a3226) }
      dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem }
      dd { margin: 0 }
      @media (max-width: 30rem) { dl { grid-template-columns: 1fr } dd { margin-bottom: .5rem } }
    `;
