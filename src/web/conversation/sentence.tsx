// A sentence of the catalogue whose `{parts}` are elements, in the order the language wants them.
import { type ComponentChildren, Fragment } from 'preact';

export interface SentenceProps {
  readonly template: string;
  readonly parts: Readonly<Record<string, ComponentChildren>>;
}

export function Sentence({ template, parts }: SentenceProps) {
  const pieces = template.split(/\{(\w+)\}/);
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
      ))}
    </>
  );
}
