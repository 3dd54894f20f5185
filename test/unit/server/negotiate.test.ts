// One address for people and programs: who gets what.
import { describe, expect, it, test } from 'vitest';
import { chooseForm, type Form } from '../../../src/server/negotiate.ts';

const CHROME = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const MOZILLA = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

const askers: [string, string | null, string | null, Form][] = [
  ['a browser', CHROME, MOZILLA, 'page'],
  ['a browser that fetches', '*/*', MOZILLA, 'page'],
  ['an EventSource', 'text/event-stream', MOZILLA, 'events'],
  ['an EventSource of a library', 'text/event-stream, */*;q=0.1', 'node', 'events'],
  ['curl', '*/*', 'curl/8.14.1', 'lines'],
  ['Wget', '*/*', 'Wget/1.25.0', 'lines'],
  ['wget2', '*/*', 'wget2/2.2', 'lines'],
  ['HTTPie', '*/*', 'HTTPie/3.2.4', 'lines'],
  ['HTTPie with --json', 'application/json, */*;q=0.5', 'HTTPie/3.2.4', 'json'],
  ['xh', '*/*', 'xh/0.24.0', 'lines'],
  ['curl that wants the page', 'text/html', 'curl/8.14.1', 'page'],
  ['curl that wants JSON', 'application/json', 'curl/8.14.1', 'json'],
  ['curl that wants events', 'text/event-stream', 'curl/8.14.1', 'events'],
  ['curl without Accept', null, 'curl/8.14.1', 'lines'],
  ['nobody in particular', null, null, 'page'],
  ['Slack', '*/*', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'page'],
  ['Facebook', '*/*', 'facebookexternalhit/1.1', 'page'],
  ['WhatsApp', '*/*', 'WhatsApp/2.23', 'page'],
  ['someone who only mentions curl', '*/*', 'LinkBot/1.0 (curl/8.0)', 'page'],
  ['a name that begins alike', '*/*', 'curlew/1.0', 'page'],
  ['Python', '*/*', 'python-requests/2.32', 'page'],
  ['axios', 'application/json, text/plain, */*', 'axios/1.7', 'json'],
  ['a program that asks for text', 'text/plain', 'my-bot', 'lines'],
  ['a program that asks for text or anything', 'text/plain, */*', 'my-bot', 'page'],
  ['an image', 'image/avif,image/webp,*/*;q=0.8', MOZILLA, 'page'],
  ['what nobody has', 'application/pdf', 'curl/8.14.1', 'page'],
  ['JSON rather than HTML', 'text/html;q=0.5, application/json', 'x', 'json'],
  ['HTML as gladly as JSON', 'text/html, application/json', 'x', 'page'],
  ['HTML or events', 'text/html;q=0.1, text/event-stream', 'x', 'page'],
  ['no JSON', 'application/json;q=0', 'x', 'page'],
  ['nonsense', ';;,q=,text/event-stream;q=many', 'x', 'page'],
];

describe('[P1] who asks for a room', () => {
  test.each(askers)('%s', (_, accept, userAgent, form) => expect(chooseForm({ accept, userAgent })).toBe(form));

  it('never hangs on a stream that it did not name, unless it is a command', () => {
    const named = askers.filter(([, accept]) => !/event-stream|text\/plain/.test(accept ?? ''));
    const streams = named.filter(([, accept, agent]) => chooseForm({ accept, userAgent: agent }) === 'lines');
    expect(streams.map(([who]) => who)).toEqual(['curl', 'Wget', 'wget2', 'HTTPie', 'xh', 'curl without Accept']);
  });
});
