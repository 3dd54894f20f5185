// A block of code: its language, a way to copy it, and the code, which scrolls inside itself.
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../../announcer.tsx';
import { LateIcon } from '../../late-icons.tsx';
import { textWords } from '../../strings-text.ts';
import { showToast } from '../../toast.tsx';
import { copyText } from '../copy-text.ts';
import { codeLanguage } from './code-language.ts';
import { useHighlight } from './use-highlight.ts';

export interface CodeBlockProps {
  readonly language: string;
  readonly text: string;
  /** Can be reached by Tab. */
  readonly reachable: boolean;
}

export function CodeBlock({ language, text, reachable }: CodeBlockProps) {
  const block = useRef<HTMLPreElement>(null);
  const named = codeLanguage(language);
  const runs = useHighlight(block, text, named?.id ?? null);
  const tabIndex = reachable ? 0 : -1;
  return (
    <div class="code-block" dir="ltr">
      <div class="code-head">
        <span class="code-language">{named?.label ?? textWords.code}</span>
        <CopyButton text={text} tabIndex={tabIndex} />
      </div>
      <pre ref={block} tabIndex={tabIndex}>
        <code>
          {runs?.map(({ kind, text: run }, index) =>
            kind === null ? (
              run
            ) : (
              <span key={index} class={`code-${kind}`}>
                {run}
              </span>
            ),
          ) ?? text}
        </code>
      </pre>
    </div>
  );
}

const COPIED_MS = 2_000;

function CopyButton({ text, tabIndex }: { readonly text: string; readonly tabIndex: number }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const done = await copyText(text);
    if (done) announce(textWords.copied);
    else showToast(textWords.notCopied);
    setCopied(done);
  };
  return (
    <button type="button" class="code-copy" aria-label={textWords.copyCode} tabIndex={tabIndex} onClick={copy}>
      <LateIcon name={isCopied ? 'check' : 'copy'} size={14} />
      {isCopied ? textWords.copied : textWords.copy}
    </button>
  );
}
