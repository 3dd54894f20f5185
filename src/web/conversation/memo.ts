// A component that is drawn again only when its props differ: three hundred rows stay untouched while one is added.
import { Component, type ComponentChildren, type FunctionComponent, h } from 'preact';

type Same<P> = (before: Readonly<P>, now: Readonly<P>) => boolean;

export function memo<P extends object>(view: FunctionComponent<P>, isSame: Same<P> = hasSameFields) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return !isSame(this.props, next);
    }

    render(props: P): ComponentChildren {
      return h(view, props);
    }
  };
}

/** Plain loops: this runs for every row in every frame. */
export function hasSameFields<T extends object>(before: T, now: T): boolean {
  for (const name in now) if (before[name] !== now[name]) return false;
  for (const name in before) if (!(name in now)) return false;
  return true;
}
