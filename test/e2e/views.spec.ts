import { expect, test } from './app'

test('a view whose code cannot be fetched says so, and is shown when it is tried again', async ({ app }) => {
  test.skip(app.door !== 'browser', 'the window reads its files from the app')
  // A page of its own: the browser tells the failure as an error, which no other page may have.
  const page = await app.page.context().newPage()
  // The page fetches views ahead, one after the other: one that never comes holds up those behind it, so that nothing but a click fetches them.
  await page.route('**/assets/CompareView-*.js', () => undefined)
  const code = '**/assets/ModelsView-*.js'
  await page.route(code, (route) => route.abort())
  await page.goto(new URL('/', app.page.url()).href)
  await page.getByRole('link', { name: 'Models', exact: true }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(alert).toBeVisible()
  await expect(page.getByRole('link', { name: 'Data', exact: true })).toBeVisible()
  await page.unroute(code)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible()
  await expect(alert).toBeHidden()
})
