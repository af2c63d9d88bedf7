import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../../../tests/builders/a-capa.ts';
import { Leaving } from '../../ui/leaving.ts';
import { ProcessView } from '../process-view.ts';
import { provideIcons } from '../../ui/icons.ts';
import { RevisionEditor } from './revision-editor.ts';

describe('writing a revision', () => {
  const { state } = aCapa().inImplementation().build();
  let fixture: ComponentFixture<RevisionEditor>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideIcons(), ProcessView],
    });
  });

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;

  function open(): void {
    fixture = TestBed.createComponent(RevisionEditor);
    fixture.componentRef.setInput('state', state);
    fixture.detectChanges();
  }

  function press(label: string): void {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(label))?.click();
    fixture.detectChanges();
  }

  const cause = () => page().querySelector<HTMLInputElement>('[aria-label="New root cause"]');

  it('keeps what is written while another part of the page is shown', async () => {
    open();
    await TestBed.inject(ProcessView).do('revisePlan', 'revision');
    fixture.detectChanges();
    press('Add a cause');
    const control = cause();
    if (!control) throw new Error('No cause was added');
    control.value = 'The fixture is worn';
    control.dispatchEvent(new Event('input'));
    fixture.destroy();
    open();
    expect(cause()?.value).toBe('The fixture is worn');
  });

  it('has nothing to lose once what was added is taken away again', async () => {
    open();
    await TestBed.inject(ProcessView).do('revisePlan', 'revision');
    fixture.detectChanges();
    press('Add a cause');
    press('Remove');
    expect(cause()).toBeNull();
    expect(await TestBed.inject(Leaving).mayLeave()).toBe(true);
  });
});
