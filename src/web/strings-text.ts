// Every word that is added to what people write.

export const textWords = {
  code: 'Code',
  copy: 'Copy',
  copyCode: 'Copy code',
  copied: 'Copied',
  notCopied: 'This browser does not let the page copy. Select the text instead.',
} as const;
