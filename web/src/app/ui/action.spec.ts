import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatTooltipHarness } from '@angular/material/tooltip/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Action } from './action.ts';
import { provideIcons } from './icons.ts';

@Component({
  imports: [Action],
  template: `
    <form (submit)="submitted.set(submitted() + 1); $event.preventDefault()">
      <pn-action
        label="Approve plan"
        kind="filled"
        [type]="type()"
        [reason]="reason()"
        [busy]="busy()"
        (pressed)="presses.set(presses() + 1)"
      />
    </form>
  `,
})
class Host {
  readonly reason = signal<string | null>(null);
  readonly busy = signal(false);
  readonly type = signal<'button' | 'submit'>('button');
  readonly presses = signal(0);
  readonly submitted = signal(0);
}

describe('an action', () => {
  let host: Host;
  let loader: HarnessLoader;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    const fixture = TestBed.createComponent(Host);
    host = fixture.componentInstance;
    loader = TestbedHarnessEnvironment.loader(fixture);
  });

  it('says what it does and tells when it is pressed', async () => {
    const button = await loader.getHarness(MatButtonHarness.with({ text: 'Approve plan' }));
    await button.click();
    expect(host.presses()).toBe(1);
  });

  it('without the right stays focusable, gives the reason and does nothing', async () => {
    host.reason.set('You wrote this plan, so someone else approves it.');
    const button = await loader.getHarness(MatButtonHarness);
    await button.focus();
    expect(await button.isFocused()).toBe(true);
    expect(await (await button.host()).getAttribute('aria-disabled')).toBe('true');
    const tooltip = await loader.getHarness(MatTooltipHarness);
    await tooltip.show();
    expect(await tooltip.getTooltipText()).toBe('You wrote this plan, so someone else approves it.');
    await button.click();
    expect(host.presses()).toBe(0);
  });

  it('does not submit a form twice while it is busy', async () => {
    host.type.set('submit');
    const button = await loader.getHarness(MatButtonHarness);
    await button.click();
    expect(host.submitted()).toBe(1);
    host.busy.set(true);
    TestBed.tick();
    await button.click();
    expect(host.submitted()).toBe(1);
  });
});
