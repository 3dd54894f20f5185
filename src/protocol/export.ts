// Where the whole log can be had as a file, and in which forms.

/** `ndjson`: every event as it is kept, one JSON object a line. `text`: the conversation as it reads now. */
export const EXPORT_FORMATS = ['ndjson', 'text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export function isExportFormat(text: string): text is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === text);
}

/** Path on the room's origin. */
export function exportPath(room: string, format: ExportFormat): string {
  return `/room/${encodeURIComponent(room)}/export?format=${format}`;
}
