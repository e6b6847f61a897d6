package org.caseledger.api.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.caseledger.api.syslog.SyslogAddress.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Sends entries to a collector: over TCP and TLS with their length before each (RFC 6587, 5425), over UDP as they are.
 * TCP does not report what the other end has read, so the last entries are sent again on each new connection: a
 * collector may get one twice, and recognises it by its position.
 */
public final class SyslogConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LOOK_MILLIS = 1;
    private static final int SENT_AGAIN = 100;

    private final SyslogAddress address;
    private final SSLContext trust;
    private final Deque<byte[]> last = new ArrayDeque<>();
    private @Nullable Socket socket;

    /** {@code trust} says which collectors are believed, over TLS. */
    public SyslogConnection(SyslogAddress address, SSLContext trust) {
        this.address = address;
        this.trust = trust;
    }

    /** Sends an entry; throws when it cannot be sent, and may be called again. */
    public synchronized void send(String entry) throws IOException {
        byte[] bytes = entry.getBytes(UTF_8);
        if (address.transport() == Transport.UDP) {
            sendDatagram(bytes);
            return;
        }
        byte[] framed = framed(bytes);
        try {
            connected().getOutputStream().write(framed);
        } catch (IOException e) {
            close();
            throw e;
        }
        last.addLast(framed);
        if (last.size() > SENT_AGAIN) {
            last.removeFirst();
        }
    }

    private void sendDatagram(byte[] bytes) throws IOException {
        try (var datagrams = new DatagramSocket()) {
            var to = new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
            datagrams.send(new DatagramPacket(bytes, bytes.length, to));
        }
    }

    private static byte[] framed(byte[] bytes) {
        var framed = new ByteArrayOutputStream();
        framed.writeBytes((bytes.length + " ").getBytes(US_ASCII));
        framed.writeBytes(bytes);
        return framed.toByteArray();
    }

    private Socket connected() throws IOException {
        if (socket != null && isOpen(socket)) {
            return socket;
        }
        close();
        var made = connect();
        socket = made;
        for (var entry : last) {
            made.getOutputStream().write(entry);
        }
        return made;
    }

    /** A collector never writes: what can be read is that it has gone. */
    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(LOOK_MILLIS);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            plain.setTcpNoDelay(true);
            return address.transport() == Transport.TLS ? secured(plain) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain) throws IOException {
        var socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, address.host(), address.port(), true);
        var parameters = socket.getSSLParameters();
        // The name in the certificate must be that of the collector, as in HTTPS.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(CONNECT_MILLIS);
        socket.startHandshake();
        return socket;
    }

    @Override
    public synchronized void close() throws IOException {
        if (socket != null) {
            var open = socket;
            socket = null;
            open.close();
        }
    }
}
