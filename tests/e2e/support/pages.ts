import type { Page } from 'playwright-core';
import type { Store } from '#activities/store/store';
import { journeyPages } from './journey-pages.ts';

/** One state of one page that people meet. */
export interface Visit {
  /** Also the name of its picture. */
  readonly name: string;
  readonly path: string;
  /** What is there when the page is; a selector. */
  readonly shows: string;
  /** What somebody does on it before it is looked at. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Pages that need nobody to be signed in. */
export const SIGNED_OUT: readonly Visit[] = [
  { name: 'sign-in', path: '/sign-in?next=%2Ftoday', shows: 'h1:has-text("Sign in to")' },
];

/** Pages of an administrator. */
export const OF_ADMINISTRATOR: readonly Visit[] = [
  { name: 'operations', path: '/operations', shows: 'h1:has-text("Operations") >> visible=true' },
  { name: 'mail', path: '/mail', shows: 'h1:has-text("Mail")' },
  { name: 'people', path: '/people', shows: 'td:has-text("Ana Ruiz")' },
  { name: 'people-add', path: '/people', shows: 'td:has-text("Ana Ruiz")', act: press('Add a person') },
  { name: 'sites', path: '/sites', shows: 'text=Monterrey' },
  { name: 'standards', path: '/standards', shows: 'td:has-text("ISO 22301:2019")' },
  { name: 'standard', path: '/standards/iso-9001-2026', shows: 'th:has-text("6.1.3")' },
  { name: 'standard-documented', path: '/standards/iso-45001-2018?view=documented', shows: 'th:has-text("6.1.2.2")' },
  { name: 'standard-controls', path: '/standards/iso-iec-27001-2022?view=controls', shows: 'th:has-text("A.8.34")' },
  { name: 'standard-correct', path: '/standards/iso-9001-2015', shows: 'th:has-text("10.3")', act: press('Correct') },
  { name: 'bodies', path: '/bodies', shows: 'h1:has-text("Certification bodies")' },
  { name: 'bodies-add', path: '/bodies', shows: 'h1:has-text("Cert")', act: press('Add a certification body') },
];

/** Pages of a quality manager. Processes are found by stage, so that the demo may tell other stories. */
export async function pagesOfQualityManager(store: Store): Promise<readonly Visit[]> {
  const loop = await keyOf(store, { type: 'capa', stage: 'implementation' });
  const waiting = await keyOf(store, { type: 'capa', stage: 'planApproval' });
  return [
    { name: 'today', path: '/today', shows: 'pn-task-row' },
    { name: 'capas', path: '/capas', shows: 'text=open:' },
    { name: 'capas-late', path: '/capas?view=late', shows: '[data-row-link]' },
    { name: 'capas-closed', path: '/capas?view=closed', shows: 'pn-ended' },
    { name: 'capas-none', path: '/capas?q=nothing-is-called-so', shows: 'text=Nothing matches' },
    { name: 'report-new', path: '/capas/new', shows: 'text=What is wrong?' },
    { name: 'campaigns', path: '/campaigns', shows: 'h1:has-text("Transition campaigns")' },
    {
      name: 'campaigns-start',
      path: '/campaigns?start=ISO%209001%3A2026',
      shows: 'pn-start-campaign-dialog pn-journeys-choice',
    },
    { name: 'calendar', path: '/calendar', shows: 'pn-due-row' },
    { name: 'calendar-month', path: '/calendar?as=month', shows: 'pn-calendar-month, pn-due-row' },
    { name: 'calendar-none', path: '/calendar?month=2999-01', shows: 'text=Nothing is due' },
    ...(await campaignPages(store)),
    ...(await journeyPages(store)),
    { name: 'audit', path: '/audit', shows: 'main ol details' },
    { name: 'roles', path: '/people?tab=roles', shows: 'pn-roles-table' },
    { name: 'password', path: '/password', shows: 'h1:has-text("password")' },
    { name: 'not-found', path: '/nowhere', shows: 'h1' },
    { name: 'process-not-found', path: '/processes/CAPA-1999-0001', shows: 'text=There is no such process' },
    ...(await pagesByStage(store, 'report', ['triage', 'correction', 'verification', 'inCapa', 'closed'])),
    ...(await pagesByStage(store, 'capa', CAPA_STAGES)),
    { name: 'capa-history', path: `/processes/${loop}?lens=history`, shows: 'pn-event-item' },
    { name: 'capa-history-then', path: `/processes/${loop}?lens=history&at=6`, shows: 'pn-standing' },
    { name: 'capa-engine', path: `/processes/${loop}?lens=engine`, shows: 'pn-engine-timeline' },
    {
      name: 'capa-preview',
      path: `/processes/${waiting}`,
      shows: 'pn-waiting-head',
      act: async (page) => {
        await page.getByRole('button', { name: 'Approve plan' }).click();
        await page.getByText('Worked out at').waitFor();
      },
    },
    {
      name: 'palette',
      path: '/capas',
      shows: 'text=open:',
      act: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox').fill('zinc');
        await page.getByRole('option').first().waitFor();
      },
    },
  ];
}

const CAPA_STAGES = [
  ...['containment', 'rootCause', 'plan', 'planApproval', 'implementation', 'proof', 'effectivenessCheck'],
  ...['managementDecision', 'closure', 'closed', 'cancelled'],
] as const;

async function pagesByStage(store: Store, type: string, stages: readonly string[]): Promise<readonly Visit[]> {
  return Promise.all(
    stages.map(async (stage) => ({
      name: `${type}-${stage}`,
      path: `/processes/${await keyOf(store, { type, stage })}`,
      shows: `pn-${type}-lens`,
    })),
  );
}

/** Every campaign that the demo tells of; it may tell of none. */
async function campaignPages(store: Store): Promise<readonly Visit[]> {
  const row = await store.processes.findOne({ type: 'campaign' }, { sort: { version: -1 } });
  if (!row) return [];
  return [
    { name: 'campaign', path: `/campaigns/${row._id}`, shows: 'pn-campaign-lens' },
    { name: 'campaign-history', path: `/campaigns/${row._id}?lens=history`, shows: 'pn-event-item' },
  ];
}

/** The process of this kind with the longest past: it shows most. */
async function keyOf(store: Store, of: { readonly type: string; readonly stage: string }): Promise<string> {
  const row = await store.processes.findOne(of, { sort: { version: -1 } });
  if (!row) throw new Error(`The demo has no ${of.type} in the stage ${of.stage}`);
  return row._id;
}

function press(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
  };
}
