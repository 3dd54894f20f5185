// A page that has one thing to say: what is the matter, and what to do next. Its heading has the focus.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { BrandMark } from './brand-mark.tsx';

export interface NoticePageProps {
  readonly words: { readonly heading: string; readonly lead: string };
  readonly children: ComponentChildren;
}

export function NoticePage({ words, children }: NoticePageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="notice">
      <BrandMark size={44} />
      <h1 ref={heading} tabIndex={-1}>
        {words.heading}
      </h1>
      <p>{words.lead}</p>
      <div class="notice-actions">{children}</div>
    </div>
  );
}
