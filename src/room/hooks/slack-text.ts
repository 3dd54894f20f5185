// The text of what was made for Slack: its blocks, or else its text, and then its attachments. Colours, images and
// buttons are left out.
import {
  parseTextObject,
  type SlackAttachment,
  type SlackBlock,
  type SlackPayload,
  type TextObject,
} from '../../protocol/hooks/slack-payload.ts';
import type { Seq } from '../../protocol/ids.ts';
import { markdownLink, slackToMarkdown } from './slack-markup.ts';

/** Slack shows blocks instead of the text, which is then for notifications. */
export function slackText({ text, blocks, attachments }: SlackPayload): string {
  const shown = paragraphs(blocks.map(blockText)) || slackToMarkdown(text);
  return paragraphs([shown, ...attachments.map(attachmentText)]);
}

/** The message that it answers: where Slack has a time there may be a seq here. Null for times of Slack's own. */
export function slackReply({ thread_ts: thread }: SlackPayload): Seq | null {
  return /^[1-9]\d{0,14}$/.test(`${thread}`) ? Number(thread) : null;
}

function blockText({ type, text, fields, elements }: SlackBlock): string {
  switch (type) {
    case 'header':
      return bold(textOf(text));
    case 'section':
      return lines([textOf(text), ...fields.map(textOf)]);
    case 'context':
      return elements
        .map((element) => textOf(parseTextObject(element)) || element.alt_text)
        .join(' ')
        .trim();
    case 'markdown':
      return typeof text === 'string' ? text : '';
    case 'divider':
      return '---';
    default:
      return '';
  }
}

function attachmentText(attachment: SlackAttachment): string {
  const { fallback, pretext, title, title_link, text, fields, blocks, footer } = attachment;
  const heading = title_link === '' ? slackToMarkdown(title) : markdownLink(title_link, title || title_link);
  const rows = fields.map((field) =>
    [bold(slackToMarkdown(field.title)), slackToMarkdown(`${field.value}`)].filter(Boolean).join(': '),
  );
  const shown = lines([
    slackToMarkdown(pretext),
    heading && bold(heading),
    slackToMarkdown(text),
    ...rows,
    ...blocks.map(blockText),
  ]);
  return shown === '' ? slackToMarkdown(fallback) : lines([shown, slackToMarkdown(footer)]);
}

function textOf(text: TextObject | string | null | undefined): string {
  if (text === null || text === undefined) return '';
  if (typeof text === 'string') return slackToMarkdown(text);
  return text.type === 'plain_text' ? text.text : slackToMarkdown(text.text);
}

function bold(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || line.includes('**') ? line : `**${line}**`;
}

function lines(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
}
