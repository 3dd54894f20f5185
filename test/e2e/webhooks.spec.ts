// Webhooks in a room's details: made by hand, used by a program, revoked.
import { expect } from '@playwright/test';
import { freshRoom, test, Visitor } from './visitor.ts';

test('[B1] [B5] a person makes a webhook, a program posts by it as a bot, and once revoked it posts no more', async ({
  page,
  request,
}) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom('webhooks'));
  const details = page.getByRole('heading', { level: 1 }).getByRole('button');
  const hooks = page.getByRole('dialog', { name: 'Room details' }).getByRole('region', { name: 'Webhooks' });

  await details.click();
  await expect(hooks.getByText('There are none in this room.')).toBeVisible();
  await hooks.getByRole('button', { name: 'Add a webhook' }).click();
  await expect(hooks.getByRole('radio', { name: 'Posts here' })).toBeFocused();
  await hooks.getByRole('textbox', { name: 'Its name' }).fill('a:b');
  await hooks.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(hooks.getByText('without a colon')).toBeVisible();
  await hooks.getByRole('textbox', { name: 'Its name' }).fill('Build robot');
  await hooks.getByRole('button', { name: 'Add', exact: true }).click();
  const address = hooks.getByRole('textbox', { name: 'Post to this address' });
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/^Shown only now/);
  const url = await address.inputValue();
  expect(url).toMatch(/\/hooks\/[\w-]+\/[\w-]{32}$/);
  await expect(hooks.getByRole('listitem')).toHaveText(/Build robot.*Posts here · never used/);

  const post = () => request.post(url, { data: { text: 'build 17 is *green*' } });
  expect(await (await post()).text()).toBe('ok');
  await page.keyboard.press('Escape');
  const row = page.getByRole('listitem').filter({ hasText: 'build 17 is' });
  await expect(row.getByText('Build robot')).toBeVisible();
  await expect(row.getByText('bot', { exact: true })).toBeVisible();

  await visitor.expectAids();
  await visitor.composer.pressSequentially('@Build');
  await expect(page.getByRole('option', { name: 'Build robot' })).toHaveText(/Build robotbot$/);
  await visitor.composer.fill('');

  await details.click();
  await expect(hooks.getByRole('textbox')).toHaveCount(0);
  await hooks.getByRole('button', { name: 'Revoke Build robot' }).click();
  await expect(hooks.getByText('There are none in this room.')).toBeVisible();
  await expect(hooks).toBeFocused();
  await expect(page.getByRole('status').getByText('Build robot is revoked.')).toBeVisible();
  expect((await post()).status()).toBe(404);
});

test('[B1] pressing Enter twice makes one webhook, and a revocation that fails is said and keeps its place', async ({
  page,
}) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom('webhooks'));
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  const hooks = page.getByRole('dialog', { name: 'Room details' }).getByRole('region', { name: 'Webhooks' });
  let made = 0;
  await page.route('**/hooks', async (route) => {
    if (route.request().method() === 'POST') {
      made += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await route.continue();
  });
  await hooks.getByRole('button', { name: 'Add a webhook' }).click();
  const name = hooks.getByRole('textbox', { name: 'Its name' });
  await name.fill('Robot');
  await name.press('Enter');
  await name.press('Enter');
  await expect(hooks.getByRole('textbox', { name: 'Post to this address' })).toBeFocused();
  await expect(hooks.getByRole('listitem')).toHaveCount(1);
  expect(made).toBe(1);

  await page.route('**/hooks/*', (route) => route.abort());
  const revoke = hooks.getByRole('button', { name: 'Revoke Robot' });
  await revoke.click();
  await expect(page.getByRole('status').getByText('The room did not answer.')).toBeVisible();
  await expect(revoke).toBeFocused();
});

test('[B7] an outgoing webhook that leads to a private address is refused at its field', async ({ page }) => {
  const visitor = new Visitor(page);
  await visitor.open(freshRoom('webhooks'));
  await page.getByRole('heading', { level: 1 }).getByRole('button').click();
  const hooks = page.getByRole('dialog', { name: 'Room details' }).getByRole('region', { name: 'Webhooks' });
  await hooks.getByRole('button', { name: 'Add a webhook' }).click();
  await hooks.getByText('Is told', { exact: true }).click();
  await hooks.getByRole('textbox', { name: 'Its name' }).fill('Robot');
  const address = hooks.getByRole('textbox', { name: 'Where it is told' });
  await address.fill('https://192.168.0.1/');
  await hooks.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(hooks.getByText('That is not a public https address.')).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await address.fill('https://hooks.example.com/x');
  await hooks.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(hooks.getByRole('textbox', { name: 'Key of its signatures' })).toHaveValue(/^whsec_/);
  await expect(hooks.getByRole('listitem')).toHaveText(/Robot.*Is told · never used/);
});
