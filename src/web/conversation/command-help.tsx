// What /help shows: every command and what it does. Nobody else sees it; Esc or the button puts it away.
import { Icon } from '../icons.tsx';
import { composerText } from '../strings-composer.ts';
import { COMMANDS, type CommandName, commandsLike } from './commands.ts';
import { usePlaceAbove } from './place-above.ts';

const { commands: words } = composerText;

export function CommandHelp({ onClose }: { readonly onClose: () => void }) {
  const panel = usePlaceAbove<HTMLElement>();
  return (
    <section ref={panel} class="above-field command-help" aria-label={words.heading}>
      <div class="command-help-head">
        <h2>{words.heading}</h2>
        <span class="command-help-note">{words.onlyYou}</span>
        <button type="button" class="composer-mode-leave" aria-label={words.close} onClick={onClose}>
          <Icon name="x" size={16} />
        </button>
      </div>
      <dl class="command-list">
        {commandsLike('').map((name) => (
          <div key={name}>
            <dt>
              <CommandUsage name={name} />
            </dt>
            <dd>{words.about[name][1]}</dd>
          </div>
        ))}
      </dl>
      <p class="command-help-note">{words.literal}</p>
    </section>
  );
}

/** `/nick name`. */
export function CommandUsage({ name }: { readonly name: CommandName }) {
  return (
    <>
      <code class="command-name">/{name}</code>
      {COMMANDS[name].takes !== 'nothing' && <span class="command-takes"> {words.about[name][0]}</span>}
    </>
  );
}
