import nodemailer from 'nodemailer';
import type { Store } from '#activities/store/store';

/** Sends a stored mail. Returns what became of it: `sent` by the mail server, or `kept` on the outbox page. */
export interface MailTransport {
  send(mailId: string): Promise<'sent' | 'kept'>;
}

/** The embedded default: no mail server, the outbox page is the mail box. */
export function createKeptMail(store: Store): MailTransport {
  return {
    async send(mailId) {
      await store.mails.updateOne({ _id: mailId }, { $set: { status: 'kept', sentAt: new Date().toISOString() } });
      return 'kept';
    },
  };
}

/** Any SMTP server. The message id is the mail's own, so a server may drop a repeat. */
export function createSmtpMail(store: Store, settings: { url: string; from: string }): MailTransport {
  const transport = nodemailer.createTransport(settings.url);
  return {
    async send(mailId) {
      const mail = await store.mails.findOne({ _id: mailId });
      if (!mail) throw new Error(`No mail ${mailId}`);
      if (mail.status === 'sent') return 'sent';
      await transport.sendMail({
        from: settings.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${Buffer.from(mailId).toString('base64url')}@perennial>`,
      });
      await store.mails.updateOne({ _id: mailId }, { $set: { status: 'sent', sentAt: new Date().toISOString() } });
      return 'sent';
    },
  };
}
