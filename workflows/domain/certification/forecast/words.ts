import type { Words } from '../../kernel/param.ts';

/** How a forecast is explained: `forecast.` sentences, names of steps, what binds a step, what moved the date. */
export const forecastWords: Words = {
  'forecast.finished': 'Reached on {date}.',
  'forecast.likely': 'Likely {date}: working days on the critical path: {days}. It begins with “{step}”, {why}.',
  'forecast.gapsNotCounted':
    'The gap list of {editions} is not accepted: the work that follows from it is not in this forecast.',
  'forecast.quiet': 'No decision is prepared now: the certificates are kept by their surveillances.',
  'forecast.quiet.notCertified': 'Nothing is certified, and no decision is ahead.',
  'forecast.nothingLeft': 'Nothing is left that would take time: {date}.',
  'forecast.at80':
    'In four of five cases by {date}: the steps are played through {runs} times, quick in some runs and slow in others.',
  'forecast.basisPlan':
    'Steps that rest on the plan: {count}. One in five is taken to last more than {percent} % of its plan, until you have finished three of its kind.',
  'forecast.basisAssumed':
    'Steps that nobody has planned yet: {count}. Their lengths are assumed, each as said below; one in five is taken to last more than {percent} % of it, until you have finished three of its kind.',
  'forecast.assumedStage': '“{step}”: working days assumed: {days}, the usual length until you plan another.',
  'forecast.assumedAudit': '“{step}”: working days assumed: {days}, until its days are booked.',
  'forecast.assumedByBody': '“{step}”: working days assumed: {days}, for {calendarDays} calendar days, {setting}.',
  'forecast.assumedLead':
    '“{step}” is not booked and is assumed not before {on}; working days until then: {days}. Steps of the certification body’s track that are left: {left}, each with {each} working days; then months until its next free date: {months}, {setting}.',
  'forecast.assumedFreeDate':
    '“{step}” is not booked and is assumed not before {on}; working days until then: {days}. Months until the certification body’s next free date: {months}, {setting}.',
  'forecast.assumedToFollow':
    '“{step}” is not booked. No time between “{before}” and it is assumed: it follows as soon as what it needs is done.',
  'forecast.settingOfBody': 'a setting of {body}',
  'forecast.settingUsual': 'what is usual until a certification body is chosen',
  'forecast.basisOwn': '{step} rests on your own finished steps ({count}): their median and their 80th percentile.',
  'forecast.basisBooking': 'Booked audits that take the days they are booked for: {count}.',
  'forecast.overruns':
    '“{step}” runs longer than it was to take: every further day without its end moves the forecast by a day.',
  'forecast.bookingKept':
    '“{step}” is kept on {on}; working days to spare: {likely} likely, {days} in four of five cases.',
  'forecast.bookingAtRisk':
    '“{step}” on {on} is at risk; working days to spare: {likely} likely, but {days} too few in one of five cases.',
  'forecast.bookingMissed':
    '“{step}” on {on} is likely missed, what comes before it is not ready: working days too few: {days}. Likely held from {heldOn}.',
  'forecast.targetKept': 'Target {on}: working days to spare: {likely} likely, {days} in four of five cases.',
  'forecast.targetAtRisk':
    'Target {on}: working days to spare: {likely} likely, but {days} too few in one of five cases.',
  'forecast.targetMissed': 'Target {on}: likely missed; working days too few: {days}.',
  'forecast.limitKept': 'Limit {on}, {rule}: working days to spare: {likely} likely, {days} in four of five cases.',
  'forecast.limitAtRisk':
    'Limit {on}, {rule}: working days to spare: {likely} likely, but {days} too few in one of five cases.',
  'forecast.limitMissed': 'Limit {on}, {rule}: likely missed; working days too few: {days}.',
  'forecast.independent':
    'Steps are taken as independent of each other: a team that is late in everything ends later than this.',

  'forecastStep.gapAnalysis': 'Gap analysis',
  'forecastStep.planning': 'Planning',
  'forecastStep.training': 'Training',
  'forecastStep.documentation': 'Documentation',
  'forecastStep.implementation': 'Implementation',
  'forecastStep.internalAudit': 'Internal audit',
  'forecastStep.managementReview': 'Management review',
  'forecastStep.stage1': 'Stage 1 audit',
  'forecastStep.stage2': 'Stage 2 audit',
  'forecastStep.recertification': 'Recertification audit',
  'forecastStep.answers': 'Answers to findings',
  'forecastStep.decision': 'Decision',

  'forecastBind.predecessor': 'right after “{of}”',
  'forecastBind.booking': 'booked for {on}',
  'forecastBind.bookingMissed': 'on the next free date after {on} is missed',
  'forecastBind.rule': 'not before {on}: {rule}',
  'forecastBind.running': 'which runs',
  'forecastBind.today': 'which has not begun',
  'forecastBind.done': 'which is done',

  'forecastRule.recordsRunning': 'the system has to run and leave records first',
  'forecastRule.plannedEnd': 'its last day in the plan',
  'forecastRule.contract': 'agreed in the contract',
  'forecastRule.leadTime': 'the time that is assumed for the certification body, as it is not booked',
  'forecastRule.minimum': 'the least that the standard allows',
  'forecastRule.certificateEnd': 'the certificate ends',
  'forecastRule.transitionEnd': 'the edition of the standard ends',

  'forecastMove.added': 'was added',
  'forecastMove.doneEarly': 'ended earlier',
  'forecastMove.doneLate': 'ended later',
  'forecastMove.takesLonger': 'takes longer',
  'forecastMove.takesShorter': 'takes less time',
  'forecastMove.notBegun': 'has not begun',
  'forecastMove.bookingMoved': 'is booked for another day',
  'forecastMove.bookingMissed': 'cannot be held as booked',
  'forecastMove.bookingHeld': 'can be held as booked again',
  'forecastMove.ruleBinds': 'is held by a rule',
  'forecastMove.planBinds': 'goes by its last day in the plan',
  'forecastMove.calendar': 'The calendar was corrected since: days are counted by another one than then.',
  'forecastMove.slackUsed': 'had slack that is used up',
  'forecastMove.slackOpened': 'waits longer for its turn',
};
