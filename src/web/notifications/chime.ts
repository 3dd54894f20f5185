// A short sound made of sine waves. Browsers are silent until the person has touched the page; what they refuse is
// left unsaid.

/** Hertz and the second each note begins at. */
const CALLED = [
  [659.3, 0],
  [880, 0.11],
] as const;
const SAID = [[587.3, 0]] as const;
const NOTE_S = 0.32;
/** Loudest at full volume: a chat is no alarm. */
const PEAK = 0.22;

const GESTURES = ['pointerdown', 'keydown', 'touchend'] as const;

let context: AudioContext | null = null;

/**
 * WebKit only lets a sound begin that was first begun by a gesture. Elsewhere any gesture before it is enough, and to
 * begin one takes 50 ms, which whoever just pressed a key would wait for.
 */
export function unlockByGesture(): void {
  if (!('GestureEvent' in globalThis)) return;
  const unlock = () => {
    for (const gesture of GESTURES) removeEventListener(gesture, unlock, true);
    open()?.resume().then(rest, ignore);
  };
  for (const gesture of GESTURES) addEventListener(gesture, unlock, { capture: true, passive: true });
}

export async function chime(volume: number, isCall: boolean): Promise<void> {
  const isTouched = navigator.userActivation?.hasBeenActive ?? true;
  const audio = volume > 0 && isTouched ? open() : null;
  if (audio === null) return;
  try {
    await audio.resume();
    for (const [pitch, from] of isCall ? CALLED : SAID) play(audio, { pitch, from, peak: PEAK * volume });
    setTimeout(rest, 1_000);
  } catch {
    // NotAllowedError: nobody touched the page yet.
  }
}

function open(): AudioContext | null {
  try {
    context ??= new AudioContext();
  } catch {
    // No audio device, or none for this page.
  }
  return context;
}

/** A device whose sound runs all the time does not sleep. */
function rest(): void {
  context?.suspend().catch(ignore);
}

function ignore(): void {}

function play(audio: AudioContext, { pitch, from, peak }: { pitch: number; from: number; peak: number }): void {
  const begin = audio.currentTime + 0.02 + from;
  const tone = new OscillatorNode(audio, { frequency: pitch });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0, begin);
  loudness.gain.linearRampToValueAtTime(peak, begin + 0.012);
  loudness.gain.exponentialRampToValueAtTime(0.0001, begin + NOTE_S);
  tone.connect(loudness).connect(audio.destination);
  tone.start(begin);
  tone.stop(begin + NOTE_S);
}
