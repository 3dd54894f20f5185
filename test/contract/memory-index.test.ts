import { MemoryStore } from '../support/memory-store.ts';
import { searchContract } from './search-contract.ts';

searchContract('the memory store', async (work) => work(new MemoryStore()));
