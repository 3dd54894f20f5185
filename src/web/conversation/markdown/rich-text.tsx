// A message's Markdown as elements: those named here and no others. Fetched late; until then text is shown as written.
import type { ComponentChildren, ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Mention } from '../../../protocol/events.ts';
import type { MemberId } from '../../../protocol/ids.ts';
import { unreachable } from '../../../protocol/result.ts';
import { watchCopying } from '../copy-rows.ts';
import { MessageLink } from '../message-link.tsx';
import { CodeBlock } from './code-block.tsx';
import { isEmojiOnly } from './emoji-only.ts';
import { mentionFinder } from './mention-pieces.ts';
import { wordsOf } from './named-link.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { Block, Inline, NamedLink, StyledText } from './tree.ts';
import { unmark } from './unmark.ts';

export interface RichTextProps {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly you: MemberId | undefined;
  readonly reachable: boolean;
  /** Follows the last word. */
  readonly children?: ComponentChildren;
}

export interface RichTextTools {
  readonly RichText: ComponentType<RichTextProps>;
  /** The words of a message without their marks. */
  readonly unmark: (text: string) => string;
}

/** Once, when this has been fetched. */
export function startRichText(): RichTextTools {
  watchCopying();
  return { RichText, unmark };
}

/** What all parts of one message share. */
interface Drawing {
  readonly reachable: boolean;
  readonly findMentions: ReturnType<typeof mentionFinder>;
}

function RichText({ text, mentions, you, reachable, children }: RichTextProps) {
  const findMentions = useMemo(() => mentionFinder(mentions, you), [mentions, you]);
  if (isEmojiOnly(text)) {
    return (
      <>
        <span class="large-emoji">{text}</span>
        {children}
      </>
    );
  }
  return <Blocks blocks={parseMarkdown(text)} drawing={{ reachable, findMentions }} tail={children} />;
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly drawing: Drawing;
  readonly tail: ComponentChildren;
}

/** Text alone needs no element of its own. */
function Blocks({ blocks, drawing, tail }: BlocksProps) {
  const [only] = blocks;
  if (only?.type === 'flow' && blocks.length === 1) {
    return (
      <>
        {drawInlines(only.children, drawing)}
        {tail}
      </>
    );
  }
  return (
    <>
      {blocks.map((block, index) => (
        <OneBlock key={index} block={block} drawing={drawing} tail={index === blocks.length - 1 ? tail : null} />
      ))}
      {blocks.length === 0 && tail}
    </>
  );
}

interface OneBlockProps {
  readonly block: Block;
  readonly drawing: Drawing;
  readonly tail: ComponentChildren;
}

function OneBlock({ block, drawing, tail }: OneBlockProps) {
  switch (block.type) {
    case 'flow':
      return (
        <p>
          {drawInlines(block.children, drawing)}
          {tail}
        </p>
      );
    case 'codeBlock':
      return (
        <>
          <CodeBlock {...block} reachable={drawing.reachable} />
          {tail && <div class="after-code">{tail}</div>}
        </>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} drawing={drawing} tail={tail} />
        </blockquote>
      );
    case 'list':
      return <ListOfItems list={block} drawing={drawing} tail={tail} />;
    default:
      return unreachable(block);
  }
}

interface ListProps {
  readonly list: Extract<Block, { type: 'list' }>;
  readonly drawing: Drawing;
  readonly tail: ComponentChildren;
}

function ListOfItems({ list: { start, items, areTasks }, drawing, tail }: ListProps) {
  const drawn = items.map((blocks, index) => (
    <li key={index}>
      <Blocks blocks={blocks} drawing={drawing} tail={index === items.length - 1 ? tail : null} />
    </li>
  ));
  if (start !== null) return <ol start={start}>{drawn}</ol>;
  return <ul class={areTasks ? 'tasks' : undefined}>{drawn}</ul>;
}

function drawInlines(inlines: readonly Inline[], drawing: Drawing): ComponentChildren {
  return inlines.map((inline, index) => <OneInline key={index} inline={inline} drawing={drawing} />);
}

function OneInline({ inline, drawing }: { readonly inline: Inline; readonly drawing: Drawing }) {
  if (typeof inline === 'string') return <>{drawWords(inline, drawing)}</>;
  if (inline.type === 'code') return <code class="code-span">{inline.text}</code>;
  return inline.type === 'link' ? drawLink(inline, drawing) : drawStyled(inline, drawing);
}

function drawWords(words: string, { findMentions }: Drawing): ComponentChildren {
  return findMentions(words).map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <span key={index} class={piece.isYou ? 'mention own' : 'mention'}>
        {piece.name}
      </span>
    ),
  );
}

function drawStyled({ type, children }: StyledText, drawing: Drawing) {
  const drawn = drawInlines(children, drawing);
  if (type === 'strong') return <strong>{drawn}</strong>;
  return type === 'emphasis' ? <em>{drawn}</em> : <s>{drawn}</s>;
}

/** In a link nobody is called: it leads where it leads. */
function drawLink({ href, children, reveals }: NamedLink, { reachable }: Drawing) {
  const words = { reachable, findMentions: (text: string) => [text] };
  return (
    <>
      <MessageLink href={href} shown={wordsOf(children)} reachable={reachable}>
        {drawInlines(children, words)}
      </MessageLink>
      {reveals !== null && <span class="link-destination"> ({reveals})</span>}
    </>
  );
}
