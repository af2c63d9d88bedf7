import { aheadOf, type CampaignState } from '#domain/campaign/state';
import type { StageStep } from '../../ui/stage-stepper.ts';
import type { StepWords } from '../stage-steps.ts';

/** The stages of a transition campaign: moving, the final call half a year before the end, moved. */
export function campaignSteps(state: CampaignState, words: StepWords): readonly StageStep[] {
  const { stage, startedAt, endsOn, closed } = state;
  const ahead = endsOn === null ? null : aheadOf(endsOn);
  const step = (name: string, at: StageStep['state'], date: string): StageStep => ({
    label: words.say(`stage.${name}`),
    state: at,
    dates: [date],
  });
  const started = step('moving', stage === 'moving' ? 'current' : 'done', `since ${words.day(startedAt)}`);
  const ended = closed === null ? '' : words.day(closed.at);
  const wasCalled = closed === null ? stage === 'finalCall' : ahead !== null && closed.at.slice(0, 10) > ahead;
  const call = step(
    'finalCall',
    stage === 'finalCall' ? 'current' : wasCalled ? 'done' : 'ahead',
    ahead === null ? '' : `${stage === 'moving' ? 'from' : 'since'} ${words.day(ahead)}`,
  );
  switch (stage) {
    case 'moving':
    case 'finalCall':
      return [started, call, step('moved', 'ahead', endsOn === null ? '' : `by ${words.day(endsOn)}`)];
    case 'moved':
      return [started, ...(wasCalled ? [call] : []), step('moved', 'done', ended)];
    case 'cancelled':
      return [started, ...(wasCalled ? [call] : []), step('cancelled', 'current', ended)];
  }
}
