// Every number both sides must agree on, with its unit and its reason. Deployments differ only in
// what `server/environment.ts` reads from vars; nothing here is configurable.

/** Code points of one message after NFC. Long enough for a page of text, short enough to render at once. */
export const MAX_TEXT_CODE_POINTS = 4_000;

/** Graphemes of a name: what a person would count. */
export const MAX_NAME_GRAPHEMES = 32;

/** UTF-8 bytes of a name: a grapheme may be a long emoji sequence, a database cell must not be. */
export const MAX_NAME_BYTES = 128;

/** Members that one message may mention. */
export const MAX_MENTIONS = 20;

/** UTF-8 bytes of a reaction: the longest emoji there are, families and flags of regions, stay below. */
export const MAX_EMOJI_BYTES = 64;

/** Different emoji on one message: more is a wall, not an answer. */
export const MAX_EMOJI_PER_MESSAGE = 20;

/** Events that change one message, of all members and of one: a page carries them, so they must end somewhere. */
export const MAX_CHANGES_PER_MESSAGE = 1_000;
export const MAX_CHANGES_PER_MEMBER = 50;

/** Code points of a room's title and topic. */
export const MAX_TITLE_CODE_POINTS = 80;
export const MAX_TOPIC_CODE_POINTS = 300;

/** UTF-8 bytes of one frame from a client. Holds 50 short posts or two of the longest. */
export const MAX_FRAME_UP_BYTES = 64 * 1024;

/** Nesting of a frame's JSON. Deeper is never ours, and recursion is a way to break parsers. */
export const MAX_JSON_DEPTH = 8;

/** Posts in one frame. */
export const MAX_POSTS_PER_FRAME = 50;

/** Events of a page when the client does not say, and at most. */
export const PAGE_EVENTS = 50;
export const MAX_PAGE_EVENTS = 100;

/** UTF-8 bytes of the events of one page; one event always fits, whatever its size. */
export const MAX_PAGE_BYTES = 256 * 1024;

/** Code points of what is searched for. */
export const MAX_QUERY_CODE_POINTS = 200;

/** Messages that a search answers when the client does not say, and at most. */
export const SEARCH_HITS = 20;
export const MAX_SEARCH_HITS = 50;

/** UTF-16 units that a search shows of a message, without ellipses. */
export const SNIPPET_CHARACTERS = 240;

/** What one catch-up turn answers at most, so that no turn blocks the room for long. */
export const MAX_TURN_EVENTS = 2_000;
export const MAX_TURN_BYTES = 1024 * 1024;

/** Further behind than this a client gets a reset: loading the latest page is quicker for everyone. */
export const MAX_RESUME_EVENTS = 10_000;

/** A post composed more events ago than this is refused as `unknown`: looking for it would cost too much. */
export const MAX_BASE_DISTANCE = 20_000;

/** Members listed one by one; above, the roster is a count and a sample of this size. */
export const ROSTER_SAMPLE = 200;

/** A reading client says `sync` each time it has received this many bytes… */
export const SYNC_EVERY_BYTES = 256 * 1024;
/** …and one with more than this unproven gets no further events until it pulls. */
export const MAX_UNPROVEN_BYTES = 1024 * 1024;
/** How long a session may stay behind before it is closed with a retryable code. */
export const SLOW_READER_MS = 30_000;

/** How long a socket may stay without a valid `hello`. */
export const HELLO_DEADLINE_MS = 10_000;

/** The heartbeat a client sends and how long it waits for the answer. */
export const HEARTBEAT_MS = 25_000;
export const HEARTBEAT_TIMEOUT_MS = 10_000;
/** A session that declared a heartbeat and was silent this long is a ghost. */
export const GHOST_AFTER_MS = 75_000;

/** Changes of presence and typing gather this long before they are sent. */
export const PRESENCE_TICK_MS = 250;
/** A typing client repeats itself this often; its receivers forget it after the second number. */
export const TYPING_REPEAT_MS = 3_000;
export const TYPING_EXPIRES_MS = 6_000;

/** Lines a plain text session may ask for on joining. */
export const MAX_PLAIN_HISTORY = 100;

/** Random bits in an event id are at least 96: 16 base64url characters. */
export const EVENT_ID_CHARACTERS = 16;
export const MAX_EVENT_ID_CHARACTERS = 36;

/** A burst never exceeds this many seconds of the rate, so that waking from hibernation refills nothing extra. */
export const MAX_BURST_SECONDS = 10;
