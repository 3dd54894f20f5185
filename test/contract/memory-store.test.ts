import { MemoryStore } from '../support/memory-store.ts';
import { hooksContract } from './hooks-contract.ts';
import { storeContract } from './store-contract.ts';

storeContract('the memory store', async (work) => work(new MemoryStore()));
hooksContract('the memory store', async (work) => work(new MemoryStore()));
