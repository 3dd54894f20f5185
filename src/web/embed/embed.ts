// <ajar-room room="lobby">: a room on another site, in a frame of its own that neither side can reach through.
// Served as /embed.js, a classic script that other people's pages load: it imports next to nothing and stays tiny.
import { embedText } from '../strings-embed.ts';

const script = document.currentScript;
/** The deployment that this came from is the one whose rooms are shown. */
const origin = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

/** Enough to be the room it is; not enough to lead the site elsewhere. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** Constructed, because a site's policy may forbid styles in the page. Whatever the site says of the element wins. */
const style = new CSSStyleSheet();
style.replaceSync(
  ':host{display:block;height:480px}:host([hidden]){display:none}iframe{border:0;width:100%;height:100%}',
);

class AjarRoom extends HTMLElement {
  static readonly observedAttributes = ['room', 'name', 'theme', 'height', 'title'];
  readonly #frame = document.createElement('iframe');

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    this.#frame.setAttribute('sandbox', SANDBOX);
    this.#frame.allow = 'clipboard-write';
    this.#frame.referrerPolicy = 'no-referrer';
    root.append(this.#frame);
  }

  attributeChangedCallback(): void {
    const room = this.getAttribute('room') ?? '';
    const height = this.getAttribute('height');
    if (height) this.style.height = /^\d+$/.test(height) ? `${height}px` : height;
    this.#frame.title = this.title || embedText.title(room);
    const source = room && `${origin}/room/${encodeURIComponent(room)}?${this.#wishes()}`;
    // The same once more would load it anew.
    if (source && source !== this.#frame.src) this.#frame.src = source;
  }

  #wishes(): URLSearchParams {
    const wishes = new URLSearchParams({ embed: '1' });
    for (const name of ['name', 'theme']) wishes.set(name, this.getAttribute(name) ?? '');
    return wishes;
  }
}

if (!customElements.get('ajar-room')) customElements.define('ajar-room', AjarRoom);
