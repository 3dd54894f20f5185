// What people might have said, always the same: common words by their frequency, names and typing errors that occur
// once, every tenth message in Japanese or Chinese, links here and there.

const COMMON = (
  'the a to and of in is it you that for on we was with this be have are not but at from they if or an all can will one ' +
  'what there so up out about who get which when make like time just know take people into good some could see other ' +
  'than then now look only come its over think also back after use two how our work first well way even new want ' +
  'because any these give day most release deploy server client message room cursor frame page index search build ' +
  'test commit merge branch issue review timeout socket memory latency budget relay order restart ship notes'
).split(' ');
const CJK =
  '東京都日本語検索部屋人々今日明日天気良私達彼女行来見食飲話聞書読時間分年月火水木金土的是不了在有我他这个们中上大为国地到以说要就出会可也你对生能而子那得于着下自之后作里用道';
const LETTERS = 'etaoinsrhldcumfpgwybvk';

export function textAt(seq: number): string {
  const random = randomFrom(seq);
  const pick = <T>(from: ArrayLike<T>, skew = 1): T | undefined => from[Math.floor(random() ** skew * from.length)];
  const rare = () => Array.from({ length: 3 + random() * 6 }, () => pick(LETTERS, 1.5)).join('');
  if (seq % 10 === 0) return Array.from({ length: 8 + random() * 40 }, () => pick(CJK, 1.3)).join('');
  const words = Array.from({ length: 3 + random() * 20 }, () => (random() < 0.85 ? pick(COMMON, 2) : rare()));
  return `${words.join(' ')}${seq % 25 === 0 ? ` https://ajar.example/${rare()}` : ''}`;
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
