// A link within the site: a plain one for the browser's own ways (new tab, copy), without a reload for a plain click.
import type { ComponentChildren } from 'preact';
import { navigate } from './router.ts';

export interface LinkToProps {
  readonly path: string;
  readonly class?: string;
  readonly label?: string;
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

export function LinkTo({ path, class: className, label, current = false, children }: LinkToProps) {
  const follow = (click: MouseEvent) => {
    if (!isPlain(click)) return;
    click.preventDefault();
    navigate(path);
  };
  return (
    <a href={path} class={className} onClick={follow} aria-label={label} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}

function isPlain(click: MouseEvent): boolean {
  return click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
}
