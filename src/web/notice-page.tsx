// A page that has one thing to say: what is the matter, and what to do next. Its heading has the focus.
import { useEffect, useRef } from 'preact/hooks';
import { BrandMark } from './brand-mark.tsx';
import { LinkTo } from './link-to.tsx';
import { text } from './strings.ts';

export interface NoticePageProps {
  readonly words: { readonly heading: string; readonly lead: string };
  readonly step: { readonly label: string; readonly take: () => void };
}

export function NoticePage({ words, step }: NoticePageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="notice">
      <BrandMark size={44} />
      <h1 ref={heading} tabIndex={-1}>
        {words.heading}
      </h1>
      <p>{words.lead}</p>
      <div class="notice-actions">
        <button type="button" class="button button-primary" onClick={step.take}>
          {step.label}
        </button>
        <LinkTo path="/" class="button">
          {text.broken.home}
        </LinkTo>
      </div>
    </div>
  );
}
