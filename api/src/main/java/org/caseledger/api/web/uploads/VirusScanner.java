package org.caseledger.api.web.uploads;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.ScannerAwayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Has files looked at by ClamAV: clamd's command INSTREAM over TCP or a socket of the file system. Without an address
 * nothing is asked.
 */
@Component
public final class VirusScanner {
    /** What becomes of a file that the scanner did not answer for. */
    public enum WhenAway {
        REFUSE,
        KEEP
    }

    private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);
    private static final String UNIX = "unix:";
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";

    private final String address;
    private final Duration timeout;
    private final WhenAway whenAway;

    VirusScanner(
            @Value("${caseledger.clamd.address}") String address,
            @Value("${caseledger.clamd.timeout}") Duration timeout,
            @Value("${caseledger.clamd.when-away}") WhenAway whenAway) {
        this.address = address;
        this.timeout = timeout;
        this.whenAway = whenAway;
    }

    /**
     * Throws {@link InvalidInputException} at that field if the file is infected, {@link ScannerAwayException} if the
     * scanner gives no answer.
     */
    void check(String field, String name, byte[] file) {
        if (address.isBlank()) {
            return;
        }
        String answer;
        try {
            answer = ask(file);
        } catch (IOException | IllegalArgumentException e) {
            answer = String.valueOf(e.getMessage());
        }
        if (answer.endsWith(FOUND)) {
            var virus = answer.substring(answer.indexOf(' ') + 1, answer.length() - FOUND.length());
            throw new InvalidInputException(
                    field, "文件“%s”含有病毒（%s），未保存", "The file “%s” contains a virus (%s) and was not kept", name, virus);
        } else if (!answer.equals(CLEAN)) {
            LOG.warn("ClamAV at {} did not examine a file: {}", address, answer);
            if (whenAway == WhenAway.REFUSE) {
                throw new ScannerAwayException();
            }
        }
    }

    /** Asks, and hangs up when the whole of it takes too long. */
    private String ask(byte[] file) throws IOException {
        var to = socketAddress();
        try (var clamd = to instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            var late = new AtomicBoolean();
            var watch = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        close(clamd);
                    },
                    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
            try {
                clamd.connect(to);
                send(clamd, file);
                return answer(clamd);
            } catch (IOException e) {
                throw late.get() ? new IOException("no answer within " + timeout, e) : e;
            } finally {
                watch.cancel(false);
            }
        }
    }

    private SocketAddress socketAddress() {
        if (address.startsWith(UNIX)) {
            return UnixDomainSocketAddress.of(address.substring(UNIX.length()));
        }
        int colon = address.lastIndexOf(':');
        return new InetSocketAddress(
                address.substring(0, Math.max(colon, 0)), Integer.parseInt(address.substring(colon + 1)));
    }

    private static void send(SocketChannel clamd, byte[] file) throws IOException {
        write(clamd, ByteBuffer.wrap(COMMAND));
        for (int start = 0; start < file.length; start += CHUNK) {
            int length = Math.min(CHUNK, file.length - start);
            write(clamd, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            write(clamd, ByteBuffer.wrap(file, start, length));
        }
        write(clamd, ByteBuffer.allocate(Integer.BYTES));
    }

    private static void write(SocketChannel clamd, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            clamd.write(bytes);
        }
    }

    private static String answer(SocketChannel clamd) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_ANSWER);
        while (bytes.hasRemaining() && clamd.read(bytes) >= 0) {
            if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0) {
                break;
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private static void close(SocketChannel clamd) {
        try {
            clamd.close();
        } catch (IOException e) {
            LOG.debug("already gone", e);
        }
    }
}
