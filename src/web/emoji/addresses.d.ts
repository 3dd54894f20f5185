// A file that is served beside the scripts, by its name there: see src/tools/served-file.ts.
declare module '*?served' {
  const name: string;
  export default name;
}
