// The decisions of bootstrap.mjs, without its hands: what is missing on this machine, and what can be done about it.
// Plain JavaScript, because it runs on whatever Node is there.

export const oldestNode = 20;

/** Debian packages that some tests use; each of them alone may be missing, and then its tests say `skipped`. */
export const testPackages = [
  { name: 'strace', needs: ['/usr/bin/strace'] },
  { name: 'python3-websockets', needs: ['/usr/lib/python3/dist-packages/websockets'] },
  { name: 'tmux', needs: ['/usr/bin/tmux'] },
  { name: 'fonts-noto-color-emoji', needs: ['/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf'] },
  { name: 'fonts-noto-cjk', needs: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'] },
];

/** Best first. The shell draws no windows, which takes a fifth of the browser tests' time. */
const browserPackages = ['chromium-headless-shell', 'chromium'];

const installedChromes = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * @param {string} version such as `20.11.1`
 * @returns {string | undefined} a sentence, when this Node is too old
 */
export function refuseNode(version) {
  if (Number.parseInt(version, 10) >= oldestNode) return undefined;
  return `Ajar needs Node ${oldestNode} or newer; this is Node ${version}. Newer ones are at https://nodejs.org`;
}

/**
 * Whether `npm ci` has work to do.
 * @param {{ wanted: Lock, installed: Lock | undefined, hasNode: boolean }} found package-lock.json; npm's own note in
 * node_modules of what it last finished installing; and whether our own Node was unpacked.
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock
 */
export function needsInstall({ wanted, installed, hasNode }) {
  if (!installed || !hasNode) return true;
  // '' is the project itself; optional packages are those of other systems.
  const paths = Object.keys(wanted.packages).filter((path) => path !== '');
  return paths.some((path) => {
    const present = installed.packages[path];
    const { version, optional } = wanted.packages[path];
    return present ? present.version !== version : !optional;
  });
}

/**
 * @param {{ env: Record<string, string | undefined>, exists: (path: string) => boolean, playwright: string | undefined }} found
 * `playwright` is where Playwright's own download lies or would lie.
 * @returns {string | undefined} the browser's path
 */
export function findChromium({ env, exists, playwright }) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  return [...installedChromes, ...(playwright ? [playwright] : [])].find(exists);
}

/**
 * @param {{ chromium: string | undefined, mayInstall: boolean, exists: (path: string) => boolean }} found
 * `mayInstall` says whether apt-get is there and we are root.
 * @returns {{ packages: string[], browsers: string[], download: boolean }} Debian packages to install; those of which the
 * first that is to be had will do; and whether to try Playwright's download when there is no browser after that.
 */
export function planBrowser({ chromium, mayInstall, exists }) {
  const missing = testPackages.filter(({ needs }) => !needs.every(exists)).map(({ name }) => name);
  return {
    packages: mayInstall ? missing : [],
    browsers: mayInstall && !chromium ? browserPackages : [],
    download: !chromium,
  };
}

export const noBrowser = `No Chromium for the browser tests, and none could be installed. Do one of these and run the command again:
  - on Debian or Ubuntu, as root:   apt-get update && apt-get install chromium
  - anywhere:                       npx playwright install chromium
  - with a browser you have:        CHROMIUM_PATH=/path/to/chromium npm test`;
