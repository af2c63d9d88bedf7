import { day } from '../day.ts';
import { evidenceFile } from '../evidence-file.ts';
import { loopCalled, keyOf, story, type Story } from '../story.ts';

const graded = { severity: 2, likelihood: 2, grade: 'minor' } as const;

/** Reports that wait for triage, for their correction, or for somebody to look at it. */
export const openReports: readonly Story[] = [
  story('Outdated drawing D-2217 at press 6').at('halden').reported(day(-3), 'anne.kristoffersen', {
    details: 'Index B hangs at the press, C has been in force for weeks.',
    place: 'Cold forming, press 6',
    source: 'processDeviation',
    suggestedGrade: 'minor',
  }),
  story('Withdrawn data sheet still on the portal').at('halden').reported(day(-1), 'ola.berg', {
    details: 'Customers can still load data sheet ZN-8 of last year.',
    place: 'Customer service',
    source: 'other',
    suggestedGrade: 'notSure',
  }),
  story('Customer label printed in the wrong language')
    .at('monterrey')
    .reported(day(-2), 'fernanda.rios', {
      details: 'Order 55388 for Vestra carries Spanish labels instead of English ones.',
      place: 'Labelling and packing',
      source: 'processDeviation',
      shipmentOn: day(3),
    }),
  story('Eyewash blocked in the plating hall')
    .at('brno')
    .reported(day(-1, '08:44'), 'petr.novak', {
      details: 'Pallets with drums stand before the eyewash between lines 2 and 3.',
      place: 'Plating hall',
      kind: 'incident',
      source: 'incident',
      danger: 'people',
      suggestedGrade: 'major',
      evidence: [evidenceFile('Eyewash blocked.png', day(-1), '14', '14', '13', '13', '2', '2', '2', '13', '14', '14')],
    })
    .corrected(day(-1, '09:20'), 'lukas.brandt', {
      done: 'Pallets moved, floor marked with tape.',
      scope: 'All four eyewashes of the hall looked at: the others are free.',
    }),
  story('Oil below forklift 3')
    .at('halden')
    .reported(day(-6), 'geir.hansen', {
      details: 'A hand-sized spot every morning.',
      place: 'Dispatch',
      source: 'processDeviation',
    })
    .triaged(day(-5), 'sofia.lind', { decision: 'correctOnly', reason: 'A seal; nothing speaks for more.', ...graded }),
  story('Torn curtain at washing line')
    .at('brno')
    .reported(day(-9), 'jiri.kucera', {
      details: 'Splashes reach the walkway.',
      place: 'Washing and degreasing',
      source: 'processDeviation',
    })
    .triaged(day(-8), 'ana.ruiz', { decision: 'correctOnly', reason: 'Wear; the curtain is changed.', ...graded })
    .corrected(day(-5), 'petr.novak', { done: 'New curtain hung.', scope: 'Both washing lines.' }),
  story('Missing guard screw at press 2')
    .at('halden')
    .reported(day(-12), 'magnus.eide', {
      details: 'One of four screws of the guard was missing at the start of the shift.',
      place: 'Cold forming, presses 1–4',
      source: 'risk',
    })
    .corrected(day(-12), 'bjorn.solheim', {
      done: 'Screw replaced and secured.',
      scope: 'Guards of all presses checked.',
    })
    .triaged(day(-11), 'sofia.lind', {
      decision: 'correctOnly',
      reason: 'Single case, all other guards complete.',
      ...graded,
    })
    .correctionChecked(day(-3), 'sofia.lind', { accepted: true, note: 'Seen at the press; locking paste used.' }),
];

/** Reports that ended without a loop. */
export const closedReports: readonly Story[] = [
  corrected(
    'Barcode unreadable on box labels',
    'monterrey',
    'Labelling and packing',
    'oscar.pena',
    'carla.reyes',
    -243,
    'Print head cleaned and labels printed again.',
  ),
  corrected(
    'Forklift battery gauge shows full when empty',
    'brno',
    'Warehouse',
    'eva.prochazkova',
    'lukas.brandt',
    -214,
    'Gauge exchanged.',
  ),
  corrected(
    'Wire coil stored without a tag',
    'halden',
    'Wire store',
    'geir.hansen',
    'ola.berg',
    -176,
    'Coil tagged from the booking record.',
  ),
  corrected(
    'Air leak at stamping press 1',
    'monterrey',
    'Stamping',
    'hector.lozano',
    'miguel.angel.cruz',
    -121,
    'Hose and coupling exchanged.',
  ),
  corrected(
    'Cracked cover on emergency light',
    'brno',
    'Maintenance workshop',
    'vojtech.ruzicka',
    'radek.cerny',
    -72,
    'Cover exchanged, light tested.',
  ),
  corrected(
    'Paper jam loses weighing slip',
    'halden',
    'Packing',
    'turid.myhre',
    'bjorn.solheim',
    -33,
    'Slip printed again and signed.',
  ),
  story('Layer too thin on M8 bolts of batch 2609-1')
    .at('brno')
    .reported(day(-28), 'jana.horakova', {
      details: 'Release measured 6 µm twice.',
      place: 'Release inspection',
      source: 'processDeviation',
      suggestedGrade: 'major',
    })
    .triaged(day(-27), 'ana.ruiz', {
      decision: 'duplicate',
      reason: 'The same thing as the running loop; counted there as a repeat.',
      duplicateOf: loopCalled('Zinc-nickel layer below 8 µm on M8 flange bolts'),
    }),
  story('No entry in the coolant log at cell C')
    .at('brno')
    .reported(day(-9), 'martin.benes', {
      details: 'Log is empty since the beginning of the month.',
      place: 'Turning, cells A–D',
      source: 'processDeviation',
    })
    .triaged(day(-8), 'sofia.lind', {
      decision: 'duplicate',
      reason: 'Reported two days earlier.',
      duplicateOf: keyOf('Coolant concentration not recorded'),
    }),
  story('Canteen coffee is cold')
    .at('halden')
    .reported(day(-140), 'henrik.vik', {
      details: 'Three days in a row.',
      place: 'Packing',
      kind: 'observation',
      source: 'other',
    })
    .triaged(day(-139), 'sofia.lind', {
      decision: 'rejected',
      reason: 'Not part of the management system; passed on to the canteen.',
    }),
  story('One layout drawing for all three washing lines')
    .at('brno')
    .reported(day(-84), 'filip.urban', {
      details: 'Spare parts could be shared if the lines were drawn alike.',
      place: 'Washing and degreasing',
      kind: 'opportunity',
      source: 'other',
    })
    .triaged(day(-82), 'ana.ruiz', {
      decision: 'improvement',
      reason: 'Saves stock; taken into the budget round.',
      owner: 'filip.urban',
    }),
];

/** A report that was corrected, looked at by the deputy quality manager, and closed by the quality manager. */
function corrected(
  title: string,
  site: Story['site'],
  place: string,
  reporter: string,
  owner: string,
  from: number,
  done: string,
): Story {
  return story(title)
    .at(site)
    .reported(day(from), reporter, {
      details: 'Noticed during the shift.',
      place,
      source: 'processDeviation',
    })
    .triaged(day(from + 1), 'ana.ruiz', {
      decision: 'correctOnly',
      reason: 'Single case without effect on parts.',
      ...graded,
    })
    .corrected(day(from + 4), owner, { done, scope: 'The like was looked at in the same hall: nothing found.' })
    .correctionChecked(day(from + 6), 'sofia.lind', { accepted: true, note: 'Seen on the spot.' })
    .reportClosed(day(from + 8), 'ana.ruiz', 'Corrected and verified; no repeat known.');
}
