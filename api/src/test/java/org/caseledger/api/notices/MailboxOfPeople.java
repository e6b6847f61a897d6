package org.caseledger.api.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A real mail server on a free port, and what people got. */
final class MailboxOfPeople implements AutoCloseable {
    /** A mail as it came in. */
    record Mail(String id, String to, String subject, String text) {}

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailboxOfPeople() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    List<Mail> all() {
        return Stream.of(server.getReceivedMessages())
                .map(MailboxOfPeople::mail)
                .toList();
    }

    private static Mail mail(MimeMessage mime) {
        try {
            return new Mail(
                    mime.getMessageID(),
                    mime.getAllRecipients()[0].toString(),
                    mime.getSubject(),
                    mime.getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
