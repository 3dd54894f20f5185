// Deliveries of webhooks that come round again, under a name that was not known for this host.
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { deliveryHeaders } from '../../../../src/server/hooks/deliver.ts';
import { refuseDeliveries } from '../../../../src/server/hooks/loop-guard.ts';

const app = new Hono().use(refuseDeliveries).all('*', (context) => context.text('heard'));

it('[B7] a delivery that comes back here is refused for good, whatever it posts to', async () => {
  for (const path of ['/room/tea', '/hooks/tea/token', '/api/v1/rooms/tea/messages']) {
    const headers = { ...deliveryHeaders({ id: 'msg_1', timestamp: 1, signature: 'v1,x' }) };
    const response = await app.request(path, { method: 'POST', headers, body: '{}' });
    expect([response.status, await response.json()]).toMatchObject([410, { code: 'hookLoop' }]);
  }
});

it('[B7] what anybody else sends is heard', async () => {
  for (const agent of ['curl/8.9', 'Standard-Webhooks', '']) {
    const response = await app.request('/room/tea', { method: 'POST', headers: { 'User-Agent': agent } });
    expect(await response.text()).toBe('heard');
  }
});
