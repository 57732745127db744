import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { dropTable, samples, writeFile } from './steps'

test('the event is guessed from its words; another one turns fields, plots and metrics round', async ({ app }) => {
  const { page } = app
  const admissions = readFileSync(join(samples, 'admissions.csv'), 'utf8')
  const words = admissions.replaceAll(/,1$/gm, ',case').replaceAll(/,0$/gm, ',control')
  await dropTable(app, writeFile(app.folder, 'trial.csv', words))
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  const event = page.getByRole('combobox', { name: 'Event' })
  await expect(event).toHaveValue('case')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const runs = page.getByRole('table', { name: 'Runs' })
  await expect(runs.getByText('done')).toHaveCount(1)
  const legend = page.getByRole('img', { name: /^Probability of / })
  const metrics = page.getByRole('region', { name: 'Metrics of the shown runs' })
  const recall = (column: number) =>
    metrics
      .getByRole('row', { name: /^Recall, training/ })
      .getByRole('cell')
      .nth(column)
  await expect(legend).toHaveAccessibleName(/^Probability of case:/)
  const events = metrics.getByRole('row', { name: /^Event/ })
  await expect(events).toHaveText(/^Event\s*case$/)

  await event.selectOption('control')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(runs.getByText('done')).toHaveCount(2)
  // Side by side one class is drawn, and whose recall stands there is said.
  await expect(events).toHaveText(/^Event\s*case\s*control$/)
  await expect(legend).toHaveAccessibleName(/^Probability of case:/)
  await expect(recall(0)).not.toHaveText((await recall(1).textContent()) ?? '')

  // Each plot of a run is of its own event, and the setting is among what differs.
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  const differing = page.getByRole('table', { name: 'Differing settings' })
  await expect(differing.getByRole('row', { name: /^Event/ })).toHaveText(/case.*control/)
  await expect(page.getByRole('table', { name: 'Metrics of the event' }).getByText('event control')).toBeVisible()
  const plots = page.getByRole('region', { name: 'Predictions' })
  await expect(plots.getByRole('img', { name: /^P\(case\) of / })).toHaveCount(1)
  await expect(plots.getByRole('img', { name: /^P\(control\) of / })).toHaveCount(1)

  // The second run alone, of the class that it was told.
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await runs.getByRole('checkbox').last().uncheck()
  await expect(legend).toHaveAccessibleName(/^Probability of control:/)
  await expect(events).toHaveText(/^Event\s*control$/)

  // Three classes have no event.
  await dropTable(app, join(samples, 'iris.csv'))
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('species')
  await expect(event).toBeHidden()
})
