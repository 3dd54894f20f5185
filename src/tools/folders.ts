// Where things lie in the repository, absolute, so that no tool depends on the folder it is called from.

import { fileURLToPath } from 'node:url';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const rootFolder = fromRoot('.');
export const webFolder = fromRoot('src/web');
export const publicFolder = fromRoot('public');
/** Built scripts and styles, named after their content; git-ignored. */
export const appFolder = fromRoot('public/app');
/** What `wrangler deploy` would upload, made by its dry run; git-ignored. */
export const workerFolder = fromRoot('dist/worker');
/** The kit for programs, made by src/tools/build-sdk.ts; git-ignored. */
export const sdkFolder = fromRoot('dist/sdk');
export const pageMetaFile = fromRoot('dist/page-meta.json');
export const distFolder = fromRoot('dist');
