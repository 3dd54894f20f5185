// A combination of keys, as printed on them.
import { keyNames } from './key-names.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

export function KeyCaps({ notation }: { notation: string }) {
  return (
    <span class="key-caps">
      {keyNames(notation, isApple).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
