import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatTooltipHarness } from '@angular/material/tooltip/testing';
import { describe, expect, it } from '@jest/globals';
import { held } from '../../../../../tests/builders/a-cycle.ts';
import { aJourney, type RunningJourney } from '../../../../../tests/builders/a-journey.ts';
import { unbroken } from '../../../../../tests/builders/unbroken.ts';
import { appears, onJourneyPage } from '../../../testing/journey-page.ts';
import { ConcernList } from './concern-list.ts';

/** Stage 1 of 19 January 2027. */
const afterStage1 = (...concerns: string[]): RunningJourney =>
  held(aJourney(), 'stage1', '2027-01-19', 'ready', { concerns });

let fixture: ComponentFixture<ConcernList>;

async function show(journey: RunningJourney, reader = 'ana'): Promise<void> {
  onJourneyPage(journey, reader);
  fixture = TestBed.createComponent(ConcernList);
  fixture.componentRef.setInput('state', journey.state);
  await fixture.whenStable();
}

const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
const said = (element: Element | null | undefined): string => (element?.textContent ?? '').trim();
const lines = () =>
  [...host().querySelectorAll('li')].map((line) => [...line.querySelectorAll('p')].map((part) => said(part)));
const buttons = () => TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatButtonHarness);

describe('the areas of concern of stage 1', () => {
  it('are listed in their order with how each stands, and counted while they are open', async () => {
    await show(afterStage1('Legal register', 'Scope of the audit'));
    expect(lines()).toEqual([
      ['Legal register', 'open until stage 2'],
      ['Scope of the audit', 'open until stage 2'],
    ]);
    expect(said(host().querySelector('pn-section-head'))).toContain('2 open');
    expect(await Promise.all((await buttons()).map((button) => button.isDisabled()))).toEqual([false, false]);
  });

  it('say since when they are resolved, and then ask for nothing', async () => {
    const journey = afterStage1('Legal register', 'Scope of the audit').do(
      'resolveConcern',
      { audit: 1, concern: 2, note: 'Agreed', on: '2027-01-19' },
      'ana',
    );
    await show(journey);
    expect(lines()[1]).toEqual(['Scope of the audit', unbroken('resolved Tue 19 Jan')]);
    expect(said(host().querySelector('pn-section-head'))).toContain('1 open');
    expect(await buttons()).toHaveLength(1);
  });

  it('are settled by stage 2, and none is open then', async () => {
    await show(held(afterStage1('Legal register'), 'stage2', '2027-03-11', 'followUp'));
    expect(lines()[0]?.[1]).toMatch(/^settled with the stage 2 of Thu\s11\sMar/);
    expect(said(host().querySelector('pn-section-head'))).not.toContain('open');
    expect(await buttons()).toEqual([]);
  });

  it('are none before a stage 1 was held', async () => {
    await show(aJourney());
    expect(lines()).toEqual([]);
  });

  it('are asked about in a dialog that names what is still open', async () => {
    await show(afterStage1('Legal register', 'Scope of the audit'));
    const [first] = await buttons();
    await first?.click();
    const dialog = await appears('pn-command-dialog');
    await appears('pn-command-dialog form');
    expect(said(dialog)).toContain('Legal register');
    expect(said(dialog)).toContain('Scope of the audit');
  });

  it('are locked for whoever may not resolve them, with the reason', async () => {
    await show(afterStage1('Legal register'), 'eva');
    const [button] = await buttons();
    expect(await button?.isDisabled()).toBe(true);
    const tooltip = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatTooltipHarness);
    await tooltip.show();
    expect(await tooltip.getTooltipText()).toContain('Your role does not allow this.');
  });
});
