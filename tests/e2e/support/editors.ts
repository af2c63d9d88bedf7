import type { Page } from 'playwright-core';

/** Writes a chain of answers to “why?” by the keyboard, marks the last one as the root cause and presses submit. */
export async function writeWhys(page: Page, answers: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Why did it happen?' }).click();
  let place = '1';
  for (const [index, text] of answers.entries()) {
    if (index > 0) {
      await page.keyboard.press('Enter');
      place += '.1';
    }
    const row = page.getByLabel(`Why ${place}`, { exact: true });
    await row.waitFor();
    await page.keyboard.type(text);
  }
  await page.getByLabel(`Category of ${place}`, { exact: true }).selectOption('method');
  await page.getByLabel(`Root cause: ${place}`, { exact: true }).check();
  await page.getByLabel(`Does it only say that somebody made a mistake? ${place}`).selectOption('no');
  await page.locator('pn-editor-foot').getByRole('button', { name: 'Submit root cause' }).click();
}

/** Who does what in a plan. */
export interface WrittenPlan {
  readonly actions: readonly { readonly what: string; readonly owner: string; readonly verifier: string }[];
  readonly evaluator: string;
}

/** Writes a plan whose effect shows after a quantity, and presses submit. */
export async function writePlan(page: Page, { actions, evaluator }: WrittenPlan): Promise<void> {
  await page.getByRole('heading', { name: 'Plan', exact: true }).waitFor();
  for (const [index, { what, owner, verifier }] of actions.entries()) {
    const number = String(index + 1);
    if (index > 0) await page.getByRole('button', { name: 'Add an action' }).click();
    const action = page.getByRole('group', { name: `Action ${number}`, exact: true });
    await action.getByLabel('What is done').fill(what);
    await action.getByLabel('Kind').selectOption('changeProcess');
    await action.getByLabel(`Owner of action ${number}`).selectOption(owner);
    await action.getByLabel('Due').fill(dayFromNow(30));
    await action.getByLabel(`Verifier of action ${number}`).selectOption(verifier);
    await action.getByRole('checkbox').check();
  }
  await page.getByLabel('Effective when').fill('30 batches in a row at 8 µm or more');
  await page.getByLabel('How it is judged').fill('X-ray readings of every released batch');
  await page.getByLabel('For how long or until what').selectOption('quantity');
  await page.getByLabel('Quantity', { exact: true }).fill('30 batches');
  await page.getByLabel('At the latest on').fill(dayFromNow(90));
  await page.getByLabel('Judged by').selectOption(evaluator);
  await page.locator('pn-editor-foot').getByRole('button', { name: 'Submit plan' }).click();
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
