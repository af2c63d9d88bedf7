import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, emailOf } from '../../scripts/demo/organization.ts';
import { Browsing } from './support/browser.ts';
import {
  approveByKeyboard,
  findByPalette,
  listShortcuts,
  moveInRegister,
  signInByKeyboard,
} from './support/keyboard.ts';
import { OF_ADMINISTRATOR, pagesOfQualityManager, SIGNED_OUT, type Visit } from './support/pages.ts';
import { startDemo, type Product } from './support/product.ts';
import { arrive, lookAt } from './support/visit.ts';

const ANA = { email: emailOf('ana.ruiz'), password: DEMO_PASSWORD };
const JOAKIM = { email: emailOf('joakim.dahl'), password: DEMO_PASSWORD };

let product: Product;
let browsing: Browsing;

beforeAll(async () => {
  product = await startDemo();
  browsing = await Browsing.start(product.url);
}, 180_000);

afterAll(async () => {
  await browsing.close();
  await product.stop();
});

it('every page can be read by everybody, in light and dark, on a desk and on a phone', async () => {
  const visits = await pagesOfQualityManager(product.installation.store);
  const half = Math.ceil(visits.length / 2);
  const findings = await Promise.all([
    look(await browsing.openAs(ANA), visits.slice(0, half)),
    look(await browsing.openAs(ANA), visits.slice(half)),
    look(await browsing.openAs(JOAKIM), OF_ADMINISTRATOR),
    look(await browsing.open(), SIGNED_OUT),
  ]);
  expect(findings.flat()).toEqual([]);
  expect(browsing.flaws).toEqual([]);
}, 300_000);

it('everything from signing in to approving a plan is done without a mouse', async () => {
  const plan = await product.installation.store.processes.findOne({ type: 'capa', stage: 'planApproval' });
  await browsing.story('keyboard', async () => {
    const page = await browsing.open();
    await signInByKeyboard(page, ANA);
    await listShortcuts(page);
    await moveInRegister(page);
    await findByPalette(page, plan?._id ?? '');
    await approveByKeyboard(page);
  });
  expect(browsing.flaws).toEqual([]);
}, 120_000);

async function look(page: Awaited<ReturnType<Browsing['open']>>, visits: readonly Visit[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const visit of visits) {
    try {
      await arrive(page, visit);
      findings.push(...(await lookAt(page, visit)));
    } catch (error) {
      findings.push(`${visit.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await page.context().close();
  return findings;
}
