// The page, which is one file for every address: its script reads the address and says what there is to say.
import type { Environment } from './environment.ts';

export async function page({ ASSETS }: Environment, url: string, status: 200 | 400 | 404): Promise<Response> {
  const asset = await ASSETS.fetch(new URL('/', url));
  return new Response(asset.body, { status, headers: asset.headers });
}
