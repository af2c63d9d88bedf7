import type { BodySettings } from '../kernel/reference.ts';

/** What a certification body does by default ([practice]); each number can be changed per body and standard. */
export const DEFAULT_BODY_SETTINGS: BodySettings = {
  surveillanceToleranceDays: 0,
  expiry: 'dayBefore',
  countFrom: 'lastDay',
  majorPlanDays: 30,
  majorEvidenceDays: 90,
  minorPlanDays: 60,
  ownTimeDays: 30,
  answersWithinDays: 14,
  stage1WarnDays: 90,
  stage1AskDays: 180,
  bookingMonths: 2,
  recertificationMonths: 6,
  earlyRecertificationMonths: 6,
  cutOffBindsRecertification: true,
};
