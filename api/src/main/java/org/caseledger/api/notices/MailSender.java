package org.caseledger.api.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Delegate;
import org.caseledger.events.office.NoticeChannel;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends by the office's mail server. A mail that is sent again because its delivery is unknown has the same Message-ID,
 * by which mail systems show it once.
 */
final class MailSender implements NoticeSender {
    private static final int LASTING = 500;

    private final JavaMailSender mail;
    private final String from;

    MailSender(JavaMailSenderImpl mail, String from, Duration longest) {
        this.mail = mail;
        this.from = from;
        mail.getJavaMailProperties().put("mail.smtp.socketFactory", new Sockets(longest));
    }

    @Override
    public NoticeChannel channel() {
        return NoticeChannel.MAIL;
    }

    @Override
    public void send(OutgoingMessage message) {
        try {
            mail.send(mime(message));
        } catch (MailAuthenticationException e) {
            throw NotSentException.now("SMTP login: " + e.getMessage(), e);
        } catch (MailSendException e) {
            throw isRefusedForEver(e) ? NotSentException.ever(said(e), e) : NotSentException.now(said(e), e);
        } catch (MailException | MessagingException e) {
            throw NotSentException.now(e.toString(), e);
        }
    }

    private MimeMessage mime(OutgoingMessage message) throws MessagingException {
        var subject = message.subject();
        var mime = new Numbered(message.id() + "@" + domain());
        var helper = new MimeMessageHelper(mime, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(message.to());
        helper.setSubject(subject.zh() + " / " + subject.en());
        helper.setText(message.body());
        mime.setHeader("Auto-Submitted", "auto-generated");
        return mime;
    }

    private String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /** Whether the server has refused the address itself, and not for the time being. */
    private static boolean isRefusedForEver(MailSendException e) {
        return Stream.of(e.getMessageExceptions())
                .flatMap(failure -> Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause))
                .anyMatch(cause ->
                        cause instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= LASTING);
    }

    private static String said(MailSendException e) {
        var failures = e.getMessageExceptions();
        return failures.length > 0 ? failures[0].toString() : e.toString();
    }

    /** A message that keeps the id it was given. */
    private static final class Numbered extends MimeMessage {
        private final String id;

        Numbered(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }

    /** Connections that end after a time and so many bytes: a line of the server may never end. */
    @RequiredArgsConstructor
    private static final class Sockets extends SocketFactory {
        private static final int MOST_BYTES = 1 << 20;

        private final Duration longest;

        @Delegate(excludes = Unconnected.class)
        private final SocketFactory others = SocketFactory.getDefault();

        private interface Unconnected {
            Socket createSocket() throws IOException;
        }

        @Override
        public Socket createSocket() {
            long end = System.nanoTime() + longest.toNanos();
            return new Socket() {
                private int taken;

                @Override
                public InputStream getInputStream() throws IOException {
                    return new FilterInputStream(super.getInputStream()) {
                        @Override
                        public int read(byte[] into, int from, int most) throws IOException {
                            if (taken > MOST_BYTES || System.nanoTime() - end > 0) {
                                throw new SocketTimeoutException("the mail server does not come to an end");
                            }
                            int read = super.read(into, from, most);
                            taken += read;
                            return read;
                        }
                    };
                }
            };
        }
    }
}
