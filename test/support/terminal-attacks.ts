// What terminals obey, and what readers do not see: each of these has been used against somebody.

const ESC = '\u001b';

/** Every C0 and C1 control, alone and before something to act on. */
const controls = [...Array(32).keys(), ...Array.from({ length: 33 }, (_, i) => 0x7f + i)]
  .filter((code) => code !== 0x0a)
  .map((code) => `a${String.fromCharCode(code)}2Jb`);

export const terminalAttacks: readonly string[] = [
  // Moves, erases, scrolls.
  ...[
    '2J',
    'H',
    '1;1H',
    '3J',
    '10A',
    '99D',
    '5S',
    '5T',
    'K',
    '1L',
    '1M',
    '4h',
    '?1049h',
    '?25l',
    '6n',
    'c',
    '?7l',
    '!p',
  ].map((csi) => `${ESC}[${csi}gone`),
  ...['c', '7', '8', 'D', 'M', 'E', '=', '>', '#8', '(0', ')0', 'N', 'O', 'n', 'o'].map(
    (command) => `${ESC}${command}lqqk`,
  ),
  // Titles, links, clipboards, colours, pictures; with every end that is taken for one.
  `${ESC}]0;pwned\u0007`,
  `${ESC}]2;pwned${ESC}\\`,
  `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`,
  `${ESC}]52;c;cm0gLXJmIC8=\u0007`,
  `${ESC}]4;1;rgb:00/00/00\u0007`,
  `${ESC}]1337;File=inline=1:AAAA\u0007`,
  `${ESC}]777;notify;pwned;pwned\u0007`,
  `${ESC}Pq#0;2;0;0;0~${ESC}\\`,
  `${ESC}P$q"p${ESC}\\`,
  `${ESC}_Gf=100;AAAA${ESC}\\`,
  `${ESC}^private${ESC}\\`,
  `${ESC}kpwned${ESC}\\`,
  `${ESC}X start of string ${ESC}\\`,
  '\u009b2J',
  '\u009d0;pwned\u009c',
  '\u0090q\u009c',
  '\u009epm\u009c',
  '\u009fapc\u009c',
  `${ESC}[?1000h${ESC}[?1006h${ESC}[?2004h${ESC}[?1004h`,
  `${ESC}[8;5;5t${ESC}[21t${ESC}[5i`,
  `${ESC}[38;2;0;0;0m${ESC}[8mhidden`,
  `${ESC}`,
  `${ESC}[`,
  `${ESC}]0;never ended`,
  ...controls,
  'ring \u0007\u0007\u0007',
  'over\rwritten',
  'back\b\b\b\bspaced',
  'tab\there',
  'form\ffeed',
  'vertical\vtab',
  'shift \u000e out \u000f in',
  'nul\u0000nul',
  'line\u0085feed',
  'line\u2028and\u2029paragraph',
  'carriage\r\nreturn',
  // Directions.
  '\u202egnp.exe',
  '\u202dleft\u202c',
  '\u2066isolate\u2067\u2068\u2069',
  'mark\u200e\u200f\u061c',
  'ab\u202a\u202b\u202c',
  // Not to be seen, or over everything.
  'a\u200bb\u200cc\u200dd\ufeffe\u00adf',
  '\u{e0001}\u{e0041}\u{e0042}\u{e007f}tags',
  'x\u2060\u2061\u2062\u2063\u2064y',
  'fill\u3164\u115f\u1160\uffa0er',
  `${'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309'.repeat(4)}`,
  '\u0301\u0302 leading marks',
  'selectors\ufe00\ufe0f\u{e0100}',
  '\ufff9anno\ufffatated\ufffb',
  '\ud800 lone \udc00',
  '\uffff\ufffe\u{10ffff}',
];
