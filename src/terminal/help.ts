// What the program says about itself. Examples come first: most people need no more.

export const USAGE = 'Usage: ajar <link or room name> [options], or ajar help';

export const HELP = `Chat in a room of Ajar from a terminal.

Examples
  ajar lobby                               chat in the room “lobby”
  ajar https://ajar.example/room/lobby     the same, from a link
  ajar lobby --name Ann                    under another name
  make 2>&1 | ajar send lobby              what a command printed, as one message
  ajar tail lobby --json | jq .body.text   follow a room
  ajar history lobby --since 2h            what was said
  ajar key export                          the line that makes another device you

Commands
  ajar [join] <room>        chat; without a terminal it is a filter: each line of standard
                            input is sent, messages of others go to standard output
  ajar tail <room>          print messages as they come
  ajar send <room> [text]   send one message: the text, or all of standard input; what is longer
                            than a message may be becomes several
  ajar history <room>       print the latest messages
  ajar who <room>           who is there
  ajar export <room>        the whole room (--format text or ndjson, which is --json)
  ajar new                  the link of a new room that nobody guesses
  ajar key export | import  move who you are to another device; import reads standard input:
                            the line, or the link that the page shows

Options
  --name NAME       what you are called, from now on
  --url ADDRESS     server of rooms given by name (default: $AJAR_URL, else http://localhost:8787)
  -n, --history N   how many messages of the past
  --since TIME      messages since then: 30m, 2h, 3d, 2026-11-22, 2026-11-22T09:00
  --json            JSON: one object a line, with everything that happens (send: seq and id)
  --bell            ring when someone calls you by name
  --plain           no cursor movements: for screen readers (also when TERM=dumb)
  --color, --no-color
  --timeout S       give up after that many seconds without progress (default 30)
  --no-input        never read standard input
  -q, --quiet       no word about what is going on
  --force           import a key although messages wait under the old one
  -h, --help        this
  --version

Exit codes
  0  done                          69  the server cannot be reached
  1  failed                        75  not now; what was not sent is kept and sent by the
  2  the command line is wrong         next run: ajar send ROOM </dev/null
  3  refused                      130  interrupted
  4  nothing there

Your key is in $XDG_CONFIG_HOME/ajar/key (or comes from $AJAR_KEY), what waits to be sent in
$XDG_STATE_HOME/ajar. While chatting, /help says what can be typed.
`;
