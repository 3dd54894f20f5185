// A link in a message. It says nothing about this room to where it leads, and vouches for nothing.
import type { ComponentChildren } from 'preact';

export interface MessageLinkProps {
  readonly href: string;
  /** Its words. */
  readonly shown: string;
  /** Can be reached by Tab. */
  readonly reachable: boolean;
  readonly children: ComponentChildren;
}

/** Where the words are not the address, or have letters that can imitate others, the address is the tooltip. */
export function MessageLink({ href, shown, reachable, children }: MessageLinkProps) {
  const isPlain = /^(?:https?|mailto):[\x21-\x7e]*$/i.test(shown);
  return (
    <a
      class="message-link"
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      tabIndex={reachable ? 0 : -1}
      title={isPlain ? undefined : href}
    >
      {children}
    </a>
  );
}
