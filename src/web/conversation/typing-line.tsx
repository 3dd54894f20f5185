// Who is typing, in a line that is always there: words coming and going move nothing. Seen only, never read out.
import type { RoomState } from '../../client/state.ts';
import { text } from '../strings.ts';
import { conversationText } from '../strings-conversation.ts';
import { Sentence } from './sentence.tsx';

const { typing: words } = conversationText;

export function TypingLine({ typing, members }: Pick<RoomState, 'typing' | 'members'>) {
  const name = (index: number) => <bdi>{members.get(typing[index] ?? '')?.name ?? text.people.unknown}</bdi>;
  return (
    <p class="typing-line">
      {typing.length > 0 && (
        <>
          <span class="typing-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span class="typing-words">
            <Sentence template={templateFor(typing.length)} parts={{ a: name(0), b: name(1) }} />
          </span>
        </>
      )}
    </p>
  );
}

function templateFor(count: number): string {
  if (count === 1) return words.one;
  return count === 2 ? words.two : words.several;
}
