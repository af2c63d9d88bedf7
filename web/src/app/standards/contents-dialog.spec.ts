import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { problems } from '../core/problems.ts';
import { provideIcons } from '../ui/icons.ts';
import { ContentsDialog } from './contents-dialog.ts';

let fixture: ComponentFixture<ContentsDialog>;
let http: HttpTestingController;
const close = jest.fn();

const host = () => fixture.nativeElement as HTMLElement;
const element = (selector: string): HTMLElement => {
  const found = host().querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
async function type(selector: string, value: string): Promise<void> {
  const field = element(selector) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await fixture.whenStable();
}
async function paste(text: string): Promise<void> {
  const event = new Event('paste', { cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
  element('[aria-label="Number"]').dispatchEvent(event);
  await fixture.whenStable();
}
async function send(): Promise<void> {
  element('form').dispatchEvent(new Event('submit', { cancelable: true }));
  await fixture.whenStable();
}

beforeEach(async () => {
  TestBed.configureTestingModule({
    imports: [ContentsDialog],
    providers: [
      provideHttpClient(withInterceptors([problems])),
      provideHttpClientTesting(),
      provideIcons(),
      { provide: MAT_DIALOG_DATA, useValue: { edition: null } },
      { provide: MatDialogRef, useValue: { close } },
    ],
  });
  fixture = TestBed.createComponent(ContentsDialog);
  http = TestBed.inject(HttpTestingController);
  await fixture.whenStable();
});
afterEach(() => {
  jest.clearAllMocks();
});

describe('the dialog that adds an edition', () => {
  it('takes rows from a spreadsheet and sends what they say', async () => {
    await paste('4.1\tContext\n6.2\tObjectives\tmaintain\tthe objectives\tchanged\nA.5.1\tPolicies');
    expect(host().querySelectorAll('.line')).toHaveLength(3);
    await type('[placeholder="ISO 45001:2027"]', 'ISO 50001:2018');
    await type('[placeholder="Safety"]', 'Energy');
    await type('textarea', 'Our own copy');
    await send();
    const request = http.expectOne('/api/editions');
    expect(request.request.body).toMatchObject({
      ...{ name: 'ISO 50001:2018', subject: 'Energy', source: 'Our own copy', publishedOn: null },
      clauses: [
        { number: '4.1', title: 'Context' },
        { number: '6.2', title: 'Objectives' },
      ],
      documentedInformation: [{ clause: '6.2', marks: ['maintain'], what: 'the objectives' }],
      changes: [{ number: '6.2', confirmed: true }],
      controls: [{ number: 'A.5.1', title: 'Policies' }],
    });
  });

  it('stays open with the fault in its row', async () => {
    await paste('4.1\tContext\n4.1\tAgain');
    await send();
    const fields = { 'clauses.1.number': '4.1 is listed twice', source: 'Say where it comes from' };
    http
      .expectOne('/api/editions')
      .flush(
        { type: '', title: 'Some fields', status: 422, code: 'invalid', fieldPaths: Object.keys(fields), fields },
        { status: 422, statusText: 'Unprocessable' },
      );
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
    expect(element('.line:nth-of-type(2) .fault').textContent).toContain('4.1 is listed twice.');
    expect(close).not.toHaveBeenCalled();
  });
});
