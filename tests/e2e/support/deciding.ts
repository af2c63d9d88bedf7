import type { Locator, Page } from 'playwright-core';

/** What somebody fills into the form of a decision, by the words beside each control. */
export interface Answers {
  /** What is written into fields. */
  readonly writes?: Readonly<Record<string, string>>;
  /** What is picked where all answers are seen at once, by question. */
  readonly picks?: Readonly<Record<string, string>>;
  /** Who is chosen in a list of people; by their id. */
  readonly chooses?: Readonly<Record<string, string>>;
  readonly attaches?: EvidenceFile;
  readonly signs?: boolean;
}

/** A file as somebody chooses it from their disk. */
export interface EvidenceFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Opens the page of a process and waits until what is on record can be read. */
export async function openProcess(page: Page, key: string): Promise<void> {
  await page.goto(`/processes/${key}`, { waitUntil: 'load' });
  await page.locator('pn-capa-lens, pn-report-lens, pn-journey-lens').waitFor();
}

/** The button of the waiting line. */
export function headButton(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Waiting line' }).getByRole('button', { name, exact: true });
}

/** Presses the button of the waiting line, answers what is asked and sends it. */
export async function decide(page: Page, name: string, answers: Answers): Promise<void> {
  await headButton(page, name).click();
  await answer(page, name, answers);
}

/** Answers what an open dialog asks and sends it; done when the dialog is gone. */
export async function answer(page: Page, name: string, answers: Answers): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [question, option] of Object.entries(answers.picks ?? {})) {
    const group = dialog.getByRole('radiogroup', { name: question, exact: true });
    await group.getByRole('radio', { name: option, exact: true }).check();
  }
  for (const [label, person] of Object.entries(answers.chooses ?? {})) {
    await dialog.getByLabel(label, { exact: true }).selectOption(person);
  }
  for (const [label, text] of Object.entries(answers.writes ?? {})) {
    // “Cause” is also said in a label further down: the form is read from the top.
    await dialog.getByLabel(label).first().fill(text);
  }
  if (answers.attaches !== undefined) {
    await dialog.locator('input[type=file]').setInputFiles(answers.attaches);
    await dialog.getByText('uploaded').waitFor();
  }
  if (answers.signs === true) await dialog.getByRole('checkbox', { name: 'I sign as' }).check();
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}
