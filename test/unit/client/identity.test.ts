import * as ed from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { signHello } from '../../../src/client/hello.ts';
import { identityFromSeed } from '../../../src/client/identity.ts';
import { fromBase64url, toBase64url } from '../../../src/protocol/base64url.ts';
import { helloTranscript } from '../../../src/protocol/transcript.ts';

/** RFC 8032, section 7.1: seed, public key, message, signature. */
const VECTORS = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const loadNoble = async () => {
  ed.hashes.sha512 = sha512;
  return ed;
};
const noScript = () => Promise.reject(new Error('loaded for nothing'));
const unable = () => Promise.reject(new Error('NotSupportedError'));

const WAYS = {
  WebCrypto: (seed: Uint8Array) => identityFromSeed(seed, crypto.subtle, noScript),
  'script where there is no WebCrypto': (seed: Uint8Array) => identityFromSeed(seed, null, loadNoble),
  'script where WebCrypto knows no Ed25519': (seed: Uint8Array) =>
    identityFromSeed(seed, { importKey: unable, exportKey: unable, sign: unable }, loadNoble),
};

describe.each(Object.entries(WAYS))('an identity by %s', (_, identify) => {
  it.each(VECTORS)('signs as RFC 8032 says for seed %s', async (seed, publicKey, message, signature) => {
    const identity = await identify(bytes(seed));
    expect(identity.member).toBe(toBase64url(bytes(publicKey)));
    expect(Buffer.from(await identity.sign(bytes(message))).toString('hex')).toBe(signature);
  });
});

describe('a hello', () => {
  it('[H3] carries a signature over the host dialled, the room, the key and the nonce', async () => {
    const identity = await identityFromSeed(bytes(VECTORS[0][0]), crypto.subtle, noScript);
    const encodeUtf8 = (text: string) => new TextEncoder().encode(text);
    const about = { host: 'ajar.example:8787', room: 'tea', nonce: 'n' };
    const since = { epoch: 'e', seq: 1, id: 'i' };
    const hello = await signHello({ ...about, identity, name: 'Ann', engine: 'k', attempt: 3, since, encodeUtf8 });
    expect(hello).toMatchObject({ type: 'hello', name: 'Ann', engine: 'k', attempt: 3, since, heartbeat: true });
    const { verifyAsync } = ed;
    const key = fromBase64url(hello.key) ?? new Uint8Array();
    const signature = fromBase64url(hello.signature) ?? new Uint8Array();
    const signed = helloTranscript({ ...about, key: hello.key }, encodeUtf8);
    expect(await verifyAsync(signature, signed, key)).toBe(true);
    const elsewhere = helloTranscript({ ...about, host: 'evil.example', key: hello.key }, encodeUtf8);
    expect(await verifyAsync(signature, elsewhere, key)).toBe(false);
  });
});
