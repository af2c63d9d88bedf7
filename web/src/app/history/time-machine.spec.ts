import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideIcons } from '../ui/icons.ts';
import { TimeMachine } from './time-machine.ts';

@Component({
  imports: [TimeMachine],
  template: `
    <pn-time-machine
      [events]="events"
      until="2026-11-23T08:41:00.000Z"
      [at]="at() ?? 2"
      [isNow]="at() === null"
      moment="Monday 12 October 2026, 14:20"
      bubble="12 Oct, 14:20"
      (moved)="at.set($event)"
    />
  `,
})
class Host {
  readonly events = [
    { at: '2026-05-12T08:00:00.000Z' },
    { at: '2026-10-12T12:20:00.000Z' },
    { at: '2026-11-19T15:05:00.000Z' },
  ];
  readonly at = signal<number | null>(null);
}

describe('the time machine', () => {
  let fixture: ComponentFixture<Host>;
  let loader: HarnessLoader;
  let host: Host;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    loader = TestbedHarnessEnvironment.loader(fixture);
    fixture.detectChanges();
  });

  const press = async (name: string) => {
    const selector = name.startsWith('One') ? `[aria-label^="${name}"]` : undefined;
    const button = await loader.getHarness(
      MatButtonHarness.with(selector === undefined ? { text: name } : { selector }),
    );
    await button.click();
  };
  const page = (): HTMLElement => {
    const element: unknown = fixture.nativeElement;
    if (!(element instanceof HTMLElement)) throw new Error('Nothing was drawn');
    return element;
  };
  const text = () => page().textContent;

  it('begins at now, from where there is only a way back', async () => {
    expect(text()).toContain('You are looking at now');
    await press('One event on');
    expect(host.at()).toBeNull();
    await press('One event back');
    expect(host.at()).toBe(1);
    expect(text()).toContain('Monday 12 October 2026, 14:20');
    expect(text()).toContain('Nothing can be changed here');
  });

  it('moves one event at a time, and arriving at the last is now again', async () => {
    host.at.set(0);
    await press('One event back');
    expect(host.at()).toBe(0);
    await press('One event on');
    expect(host.at()).toBe(1);
    await press('One event on');
    expect(host.at()).toBeNull();
  });

  it('goes back to now at once', async () => {
    host.at.set(0);
    await press('Back to now');
    expect(host.at()).toBeNull();
    expect(text()).not.toContain('Back to now');
  });

  it('follows the slider, which reads out the moment', () => {
    host.at.set(1);
    fixture.detectChanges();
    const slider = page().querySelector('input');
    if (!slider) throw new Error('The time machine has no slider');
    expect(slider.getAttribute('aria-valuetext')).toBe('12 Oct, 14:20');
    slider.value = '0';
    slider.dispatchEvent(new Event('input'));
    expect(host.at()).toBe(0);
  });
});
