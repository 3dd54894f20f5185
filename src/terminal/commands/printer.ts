// Prints the log on standard output: for people where it is a terminal, for programs elsewhere.
import type { LogEvent } from '../../protocol/events.ts';
import type { Ink } from '../screen/ink.ts';
import { renderEntry } from '../screen/render.ts';
import type { Scene } from '../transcript/entries.ts';
import { jsonLine, plainLine } from '../transcript/program-lines.ts';
import { Telling } from '../transcript/telling.ts';
import { Transcript } from '../transcript/transcript.ts';

export interface Paper {
  readonly json: boolean;
  readonly isTerminal: boolean;
  readonly ink: Ink;
  columns(): number;
  write(text: string): void;
}

export interface Printer {
  /** Each event once, in order, however often it is given. */
  print(event: LogEvent, scene: Scene): void;
  /** Numbers begin anew. */
  restart(): void;
}

export function printerFor(paper: Paper): Printer {
  return paper.isTerminal && !paper.json ? peoplePrinter(paper) : programPrinter(paper);
}

function peoplePrinter({ ink, columns, write }: Paper): Printer {
  const transcript = new Transcript();
  return {
    print(event, scene) {
      const entries = transcript.tell(event, scene, Date.now());
      const lines = entries.flatMap((entry) => renderEntry(entry, { columns: columns(), ink }));
      if (lines.length > 0) write(`${lines.join('\n')}\n`);
    },
    restart: () => transcript.restart(),
  };
}

function programPrinter({ json, write }: Paper): Printer {
  const telling = new Telling();
  return {
    print(event, scene) {
      if (event.seq <= telling.last) return;
      const told = telling.tell(event, scene);
      const line = json ? jsonLine(event, scene) : plainLine(event, told, scene);
      if (line !== null) write(`${line}\n`);
    },
    restart: () => telling.restart(),
  };
}
