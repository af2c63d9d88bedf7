import type { Role, RoleHeld } from '#domain/kernel/roles';
import type { Site } from './sites.ts';

/** Somebody who works at, or for, Halden Precision. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly title: string;
  readonly site: Site;
  readonly manager: PersonId | null;
  readonly roles: readonly RoleHeld[];
}

type Line = readonly [name: string, title: string, manager: string | null, ...roles: readonly Role[]];

/** The name in small letters with a dot: `petr.novak`. */
export type PersonId = string;

/** Roles that count at every site; the others are held for the person's own. */
const EVERYWHERE: ReadonlySet<Role> = new Set<Role>([
  'administrator',
  'qualityManager',
  'projectLead',
  'topManagement',
  'internalAuditor',
  'externalAuditor',
]);

const HALDEN: readonly Line[] = [
  ['Erik Dahl', 'Managing director', null, 'topManagement'],
  ['Astrid Haugen', 'Director of operations', 'erik.dahl', 'topManagement'],
  ['Ana Ruiz', 'Quality manager', 'astrid.haugen', 'qualityManager'],
  ['Sofia Lind', 'Deputy quality manager', 'ana.ruiz', 'qualityManager'],
  ['Ingrid Moe', 'Project lead, certification', 'astrid.haugen', 'projectLead'],
  ['Joakim Dahl', 'Head of IT', 'astrid.haugen', 'administrator'],
  ['Kari Lund', 'Head of customer service', 'astrid.haugen', 'manager'],
  ['Ola Berg', 'Head of purchasing and environment', 'astrid.haugen', 'manager', 'projectLead'],
  ['Bjørn Solheim', 'Plant manager, Halden', 'astrid.haugen', 'manager'],
  ['Helene Strand', 'Internal auditor', 'ana.ruiz', 'internalAuditor', 'employee'],
  ['Magnus Eide', 'Shift leader, cold forming', 'bjorn.solheim', 'employee'],
  ['Silje Aas', 'Shift leader, thread rolling', 'bjorn.solheim', 'employee'],
  ['Tor Nilsen', 'Tool maker', 'bjorn.solheim', 'employee'],
  ['Marit Foss', 'Laboratory engineer', 'sofia.lind', 'employee'],
  ['Henrik Vik', 'Press operator', 'magnus.eide', 'employee'],
  ['Anne Kristoffersen', 'Press operator', 'magnus.eide', 'employee'],
  ['Jonas Bakke', 'Heat treatment operator', 'bjorn.solheim', 'employee'],
  ['Turid Myhre', 'Packing lead', 'bjorn.solheim', 'employee'],
  ['Geir Hansen', 'Wire store', 'ola.berg', 'employee'],
  ['Liv Johnsen', 'Customer service', 'kari.lund', 'employee'],
  ['Espen Rød', 'Maintenance technician', 'bjorn.solheim', 'employee'],
  ['Nina Østby', 'Document controller', 'ana.ruiz', 'employee'],
  ['James Whitfield', 'Lead auditor, Aldersyn Certification', null, 'externalAuditor'],
];

const BRNO: readonly Line[] = [
  ['Lukas Brandt', 'Plant manager, Brno', 'astrid.haugen', 'manager'],
  ['Petr Novak', 'Head of surface treatment', 'lukas.brandt', 'manager'],
  ['Marta Kos', 'Quality engineer', 'ana.ruiz', 'employee'],
  ['Jana Horáková', 'Release inspector', 'marta.kos', 'employee'],
  ['Tomáš Veselý', 'Plating operator', 'petr.novak', 'employee'],
  ['Pavel Dvořák', 'Shift leader, thread rolling', 'lukas.brandt', 'employee'],
  ['Lenka Svobodová', 'Laboratory technician', 'marta.kos', 'employee'],
  ['Radek Černý', 'Maintenance lead', 'lukas.brandt', 'employee'],
  ['Eva Procházková', 'Warehouse lead', 'lukas.brandt', 'employee'],
  ['Jiří Kučera', 'Plating operator', 'petr.novak', 'employee'],
  ['Hana Němcová', 'Packing', 'eva.prochazkova', 'employee'],
  ['Martin Beneš', 'Turning, cell A', 'pavel.dvorak', 'employee'],
  ['Zuzana Fialová', 'Turning, cell C', 'pavel.dvorak', 'employee'],
  ['Ondřej Marek', 'Thread rolling operator', 'pavel.dvorak', 'employee'],
  ['Klára Pokorná', 'Incoming inspection', 'marta.kos', 'employee'],
  ['Filip Urban', 'Process engineer, plating', 'petr.novak', 'employee'],
  ['Alena Krejčí', 'Health, safety and environment', 'lukas.brandt', 'employee'],
  ['Vojtěch Růžička', 'Maintenance technician', 'radek.cerny', 'employee'],
  ['Barbora Malá', 'Planner', 'lukas.brandt', 'employee'],
];

const MONTERREY: readonly Line[] = [
  ['Luis Ortega', 'Plant manager, Monterrey', 'astrid.haugen', 'manager'],
  ['Carla Reyes', 'Head of logistics', 'luis.ortega', 'manager'],
  ['Diego Salas', 'Metrology lead', 'luis.ortega', 'employee'],
  ['Gabriela Torres', 'Quality engineer', 'ana.ruiz', 'employee'],
  ['Miguel Ángel Cruz', 'Shift leader, assembly', 'luis.ortega', 'employee'],
  ['Fernanda Ríos', 'Labelling and packing', 'carla.reyes', 'employee'],
  ['Jorge Medina', 'Forklift driver', 'carla.reyes', 'employee'],
  ['Patricia Garza', 'Health and safety', 'luis.ortega', 'employee'],
  ['Raúl Treviño', 'Maintenance lead', 'luis.ortega', 'employee'],
  ['Sandra Villarreal', 'Purchasing', 'luis.ortega', 'employee'],
  ['Héctor Lozano', 'Stamping operator', 'miguel.angel.cruz', 'employee'],
  ['Daniela Cantú', 'Calibration technician', 'diego.salas', 'employee'],
  ['Óscar Peña', 'Stores', 'carla.reyes', 'employee'],
  ['Mariana Solís', 'Training coordinator', 'patricia.garza', 'employee'],
  ['Iván Guerra', 'Assembly operator', 'miguel.angel.cruz', 'employee'],
  ['Lucía Navarro', 'Dispatch', 'carla.reyes', 'employee'],
  ['Andrés Salinas', 'Compressor technician', 'raul.trevino', 'employee'],
];

/** Everybody, site by site. */
export const PEOPLE: readonly Person[] = [
  ...HALDEN.map((line) => personOf('halden', line)),
  ...BRNO.map((line) => personOf('brno', line)),
  ...MONTERREY.map((line) => personOf('monterrey', line)),
];

/** The sign-ins that the demo offers, one or more for every role. */
export const SHOWN_ACCOUNTS: readonly { readonly id: PersonId; readonly role: Role }[] = [
  { id: 'ana.ruiz', role: 'qualityManager' },
  { id: 'sofia.lind', role: 'qualityManager' },
  { id: 'lukas.brandt', role: 'manager' },
  { id: 'petr.novak', role: 'manager' },
  { id: 'marta.kos', role: 'employee' },
  { id: 'tomas.vesely', role: 'employee' },
  { id: 'erik.dahl', role: 'topManagement' },
  { id: 'ingrid.moe', role: 'projectLead' },
  { id: 'joakim.dahl', role: 'administrator' },
  { id: 'helene.strand', role: 'internalAuditor' },
  { id: 'james.whitfield', role: 'externalAuditor' },
  { id: 'luis.ortega', role: 'manager' },
];

function personOf(site: Site, [name, title, manager, ...roles]: Line): Person {
  return {
    id: idOf(name),
    name,
    title,
    site,
    manager,
    roles: roles.map((role) => (EVERYWHERE.has(role) ? { role } : { role, site })),
  };
}

function idOf(name: string): PersonId {
  return name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
}
