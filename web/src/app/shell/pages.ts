import type { Route } from '@angular/router';
import { asksBeforeLeaving } from '../ui/leaving.ts';
import { screen } from './screen.ts';

/**
 * The pages inside the shell: one line each. A page with a place in the rail is a `screen(…)`, in the order of the rail;
 * the palette, the phone's bar and the shortcuts follow by themselves.
 */
export const pages: readonly Route[] = [
  screen('today', { label: 'Today', icon: 'checkbox-marked-circle-outline', key: 't' }, () =>
    import('../today/today-page.ts').then((page) => page.TodayPage),
  ),
  screen('capas/new', { label: 'Report', icon: 'plus', key: 'n', permission: 'report.create', place: 'phone' }, () =>
    import('../report/report-page.ts').then((page) => page.ReportPage),
  ),
  screen(
    'capas',
    {
      ...{ label: 'CAPAs', icon: 'autorenew', key: 'c', permission: 'process.read' },
      holds: ['/processes/CAPA-', '/processes/NC-'],
    },
    () => import('../capas/capas-page.ts').then((page) => page.CapasPage),
  ),
  screen(
    'journeys',
    {
      ...{ label: 'Journeys', icon: 'chart-gantt', key: 'j', permission: 'process.read' },
      // Campaigns have no mark of their own in the rail: journeys lead to them.
      holds: ['/processes/JRN-', '/processes/TRN-', '/campaigns'],
    },
    () => import('../journeys/portfolio/journeys-page.ts').then((page) => page.JourneysPage),
  ),
  screen('calendar', { label: 'Calendar', icon: 'calendar-outline', key: 'k', permission: 'process.read' }, () =>
    import('../calendar/calendar-page.ts').then((page) => page.CalendarPage),
  ),
  screen(
    'campaigns',
    {
      label: 'Transition campaigns',
      icon: 'compare-horizontal',
      key: 'x',
      permission: 'process.read',
      place: 'palette',
    },
    () => import('../campaigns/campaigns-page.ts').then((page) => page.CampaignsPage),
  ),
  screen('operations', { label: 'Operations', icon: 'wrench-outline', key: 'o', permission: 'engine.read' }, () =>
    import('../operations/operations-page.ts').then((page) => page.OperationsPage),
  ),
  screen('audit', { label: 'Audit trail', icon: 'shield-check-outline', key: 'a', permission: 'audit.read' }, () =>
    import('../audit/audit-page.ts').then((page) => page.AuditPage),
  ),
  screen(
    'people',
    { label: 'People', icon: 'account-multiple-outline', key: 'p', permission: 'people.read', place: 'foot' },
    () => import('../people/people-page.ts').then((page) => page.PeoplePage),
  ),
  screen('sites', { label: 'Sites', icon: 'domain', key: 's', permission: 'sites.read', place: 'foot' }, () =>
    import('../sites/sites-page.ts').then((page) => page.SitesPage),
  ),
  screen(
    'standards',
    { label: 'Standards', icon: 'book-open-outline', key: 'd', permission: 'reference.read', place: 'foot' },
    () => import('../standards/standards-page.ts').then((page) => page.StandardsPage),
  ),
  screen(
    'bodies',
    {
      label: 'Certification bodies',
      icon: 'certificate-outline',
      key: 'b',
      permission: 'reference.read',
      place: 'foot',
    },
    () => import('../bodies/bodies-page.ts').then((page) => page.BodiesPage),
  ),
  screen('mail', { label: 'Mail', icon: 'email-outline', key: 'm', permission: 'mail.read', place: 'foot' }, () =>
    import('../mail/mail-page.ts').then((page) => page.MailPage),
  ),
  {
    path: 'standards/:slug',
    title: 'Standard',
    loadComponent: () => import('../standards/standard-page.ts').then((page) => page.StandardPage),
  },
  {
    path: 'password',
    title: 'Your password',
    loadComponent: () => import('../password/password-page.ts').then((page) => page.PasswordPage),
  },
  {
    path: 'journeys/:key/plan',
    canDeactivate: [asksBeforeLeaving],
    loadComponent: () => import('../journeys/plan/plan-page.ts').then((page) => page.JourneyPlanPage),
  },
  {
    path: 'journeys/:key/gap',
    loadComponent: () => import('../gap/gap-page.ts').then((page) => page.GapPage),
  },
  {
    path: 'journeys/:key/findings',
    loadComponent: () => import('../journeys/findings/findings-page.ts').then((page) => page.FindingsPage),
  },
  {
    path: 'journeys/:key/certificates',
    loadComponent: () => import('../journeys/certificates/certificates-page.ts').then((page) => page.CertificatesPage),
  },
  {
    path: 'journeys/:key',
    loadComponent: () => import('../processes/process-page.ts').then((page) => page.ProcessPage),
  },
  {
    path: 'campaigns/:key',
    loadComponent: () => import('../processes/process-page.ts').then((page) => page.ProcessPage),
  },
  {
    path: 'processes/:key',
    canDeactivate: [asksBeforeLeaving],
    loadComponent: () => import('../processes/process-page.ts').then((page) => page.ProcessPage),
  },
];
