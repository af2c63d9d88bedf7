import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { aJourney } from '../../../../../tests/builders/a-journey.ts';
import { onJourneyPage } from '../../../testing/journey-page.ts';
import { Leaving } from '../../ui/leaving.ts';
import { JourneyPlanEditor } from './plan-editor.ts';

let fixture: ComponentFixture<JourneyPlanEditor>;

async function open(): Promise<void> {
  // There is nothing to scroll without a layout.
  HTMLElement.prototype.scrollIntoView = () => undefined;
  const journey = aJourney();
  onJourneyPage(journey, journey.state.lead);
  fixture = TestBed.createComponent(JourneyPlanEditor);
  fixture.componentRef.setInput('state', journey.state);
  document.body.append(fixture.nativeElement as HTMLElement);
  await settle();
}

/** What is shown, and where the focus goes, follows a turn later. */
async function settle(): Promise<void> {
  TestBed.tick();
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}

function control(label: string): HTMLInputElement {
  const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
  if (!found) throw new Error(`No ${label}`);
  return found;
}

const noteOf = (label: string): string => {
  const id = control(label).getAttribute('aria-describedby') ?? '';
  return document.getElementById(id)?.textContent.trim() ?? '';
};

async function press(label: string): Promise<void> {
  const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  const found = buttons.find(({ textContent }) => textContent.includes(label));
  if (!found) throw new Error(`No button ${label}`);
  found.click();
  await settle();
}

async function write(label: string, value: string, type: 'input' | 'change'): Promise<void> {
  control(label).value = value;
  control(label).dispatchEvent(new Event(type));
  await settle();
}

function warnsOnClosing(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('writing the plan of a journey', () => {
  it('says at every field what is missing once it is to be saved, goes to the first, and sends nothing', async () => {
    await open();
    await press('Add an action');
    await press('Add an action');
    expect(noteOf('Action 1: what')).toBe('');
    await press('Save plan');
    expect(noteOf('Action 1: what')).toBe('This is still to be filled in.');
    expect(noteOf('Action 1: due on')).toBe('Choose a date.');
    expect(noteOf('Action 2: due on')).toBe('Choose a date.');
    expect(control('Action 2: due on').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Action 1: what');
    expect((fixture.nativeElement as HTMLElement).querySelector('.foot p')?.textContent).toContain('4 fields');
    TestBed.inject(HttpTestingController).expectNone(({ url }) => url.includes('/commands/'));
    await write('Action 1: what', 'Write the procedure', 'input');
    expect(noteOf('Action 1: what')).toBe('');
    expect(noteOf('Action 2: what')).not.toBe('');
  });

  it('hints at days that are over or not worked, and lets them be', async () => {
    await open();
    await press('Add an action');
    await write('Action 1: what', 'Write the procedure', 'input');
    await write('Action 1: due on', '2020-01-05', 'change');
    expect(noteOf('Action 1: due on')).toContain('In the past. Sunday, not worked in');
    expect(control('Action 1: due on').getAttribute('aria-invalid')).toBeNull();
    await press('Save plan');
    TestBed.inject(HttpTestingController).expectOne(({ url }) => url.includes('/commands/savePlan'));
  });

  it('is asked for before it is left, until it is saved', async () => {
    await open();
    expect(warnsOnClosing()).toBe(false);
    await press('Add an action');
    await write('Action 1: what', 'Write the procedure', 'input');
    await write('Action 1: due on', '2027-03-01', 'change');
    expect(warnsOnClosing()).toBe(true);
    await press('Save plan');
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url.includes('/commands/savePlan'))
      .flush({ outcome: { status: 'done', version: 9, events: 1 } });
    await settle();
    expect(warnsOnClosing()).toBe(false);
    expect(await TestBed.inject(Leaving).mayLeave()).toBe(true);
  });
});
