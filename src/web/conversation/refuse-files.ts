// Files cannot be sent yet (C6). Whoever pastes or drops one is told so, and the page does not go away to show it.
import { announce } from '../announcer.tsx';
import { composerText } from '../strings-composer.ts';

export interface FileRefusal {
  /** Whether that is what was pasted: text that comes with a picture of itself is text. */
  paste(event: ClipboardEvent): boolean;
  stop(): void;
}

export function refuseFiles(refused: (reason: string) => void): FileRefusal {
  const refuse = (event: Event) => {
    event.preventDefault();
    refused(composerText.noFiles);
    announce(composerText.noFiles);
  };
  const drag = (event: DragEvent) => hasFiles(event.dataTransfer) && event.preventDefault();
  const drop = (event: DragEvent) => hasFiles(event.dataTransfer) && refuse(event);
  addEventListener('dragover', drag);
  addEventListener('drop', drop);
  return {
    paste(event) {
      const isFile = hasFiles(event.clipboardData) && event.clipboardData?.getData('text/plain') === '';
      if (isFile) refuse(event);
      return isFile;
    },
    stop() {
      removeEventListener('dragover', drag);
      removeEventListener('drop', drop);
    },
  };
}

function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}
