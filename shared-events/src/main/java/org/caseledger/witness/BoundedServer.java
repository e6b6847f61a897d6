package org.caseledger.witness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server of short requests, one for each connection (HTTP/1.1 without chunks). A thread works for a request only when
 * it has come whole; request and answer each have a deadline, and connections are bounded altogether and by address.
 * The JDK's own server has a thread for each connection that has begun to send.
 */
final class BoundedServer implements AutoCloseable {
    private static final int CONNECTIONS = 512;
    private static final int OF_ADDRESS = 32;
    private static final int THREADS = 8;
    private static final int MOST_OF_HEAD = 8 * 1024;
    private static final long MOST_OF_ALL = 32 * 1024 * 1024;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_MILLIS = 500;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** The part of an IPv6 address that one client has for itself. */
    private static final int NETWORK = 8;

    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]{1,10}) (/[^ ?]*)(\\?[^ ]*)? HTTP/1\\.[01]");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length:[ \\t]*([0-9]{1,9})[ \\t]*");
    private static final Pattern FRAMING = Pattern.compile("(?i)(content-length|transfer-encoding)[ \\t]*:.*");

    private final ServerSocketChannel port;
    private final Selector selector;
    private final int mostOfBody;
    private final Handler handler;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Thread reader = new Thread(this::run, "requests");
    private volatile boolean running = true;

    /** Answers a whole request; it throws nothing. */
    interface Handler {
        HttpAnswer answer(String method, String path, byte[] body);
    }

    private BoundedServer(InetSocketAddress address, int mostOfBody, Handler handler) throws IOException {
        this.mostOfBody = mostOfBody;
        this.handler = handler;
        port = ServerSocketChannel.open();
        try {
            port.bind(address, OF_ADDRESS * 2);
            port.configureBlocking(false);
            selector = Selector.open();
            port.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            port.close();
            throw e;
        }
    }

    /** Starts answering; bodies of more bytes are refused. */
    static BoundedServer start(InetSocketAddress address, int mostOfBody, Handler handler) throws IOException {
        var server = new BoundedServer(address, mostOfBody, handler);
        server.reader.start();
        return server;
    }

    int port() {
        return port.socket().getLocalPort();
    }

    private void run() {
        while (running) {
            try {
                selector.select(this::goOn, LOOK_MILLIS);
                long now = System.nanoTime();
                connections().filter(one -> one.isLate(now)).forEach(Connection::close);
            } catch (IOException e) {
                throw new IllegalStateException("the requests cannot be waited for", e);
            }
        }
    }

    private Stream<Connection> connections() {
        return new ArrayList<>(selector.keys())
                .stream()
                        .map(SelectionKey::attachment)
                        .filter(Connection.class::isInstance)
                        .map(Connection.class::cast);
    }

    private void goOn(SelectionKey key) {
        try {
            if (key.attachment() instanceof Connection connection) {
                connection.goOn();
            } else {
                accept();
            }
        } catch (IOException e) {
            if (key.attachment() instanceof Connection connection) {
                connection.close();
            }
        }
    }

    private void accept() throws IOException {
        var channel = port.accept();
        if (channel == null) {
            return;
        }
        var network = network(channel.socket().getInetAddress());
        long ofAddress =
                connections().filter(one -> one.network.equals(network)).count();
        if (ofAddress >= OF_ADDRESS || connections().count() >= CONNECTIONS) {
            channel.close();
            return;
        }
        channel.configureBlocking(false);
        var key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(channel, key, network));
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK)));
    }

    /** Finishes the answers that are under way, then stops. */
    @Override
    public void close() throws IOException {
        port.close();
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
            running = false;
            selector.wakeup();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections().forEach(Connection::finish);
        selector.close();
    }

    /** What comes before a body. */
    private record Head(String method, String path, int bodyLength) {
        static final int BAD = -1;

        static Head of(String text) {
            var lines = List.of(text.split("\r\n", -1));
            var line = REQUEST_LINE.matcher(lines.get(0));
            var framing = lines.stream()
                    .skip(1)
                    .filter(header -> FRAMING.matcher(header).matches())
                    .toList();
            if (!line.matches() || framing.size() > 1) {
                return new Head("", "", BAD);
            }
            int length = 0;
            if (framing.size() == 1) {
                var given = LENGTH.matcher(framing.get(0));
                length = given.matches() ? Integer.parseInt(given.group(1)) : BAD;
            }
            return new Head(line.group(1), line.group(2), length);
        }
    }

    private final class Connection {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer network;
        private ByteBuffer in = ByteBuffer.allocate(1024);
        private int begin;
        private @Nullable Head head;
        private volatile @Nullable ByteBuffer out;
        private volatile boolean working;
        private volatile long since = System.nanoTime();

        Connection(SocketChannel channel, SelectionKey key, ByteBuffer network) {
            this.channel = channel;
            this.key = key;
            this.network = network;
        }

        boolean isLate(long now) {
            return !working && now - since > DEADLINE_NANOS;
        }

        void goOn() throws IOException {
            var answer = out;
            if (answer == null) {
                read();
            } else if (answer.hasRemaining()) {
                write(answer);
            } else if (channel.read(in.clear()) < 0) {
                close();
            }
        }

        private void read() throws IOException {
            if (!in.hasRemaining()) {
                if (connections().mapToLong(one -> one.in.capacity()).sum() > MOST_OF_ALL) {
                    close();
                    return;
                }
                in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
            }
            if (channel.read(in) < 0) {
                close();
                return;
            }
            var known = head == null ? readHead() : head;
            if (known == null) {
                if (in.position() > MOST_OF_HEAD) {
                    answer(HttpAnswer.of(431, "too large\n"));
                }
            } else if (known.bodyLength() == Head.BAD) {
                answer(HttpAnswer.of(400, "not a request of a known length\n"));
            } else if (known.bodyLength() > mostOfBody) {
                answer(HttpAnswer.of(400, "too large\n"));
            } else if (in.position() - begin >= known.bodyLength()) {
                work(known, Arrays.copyOfRange(in.array(), begin, begin + known.bodyLength()));
            }
        }

        private @Nullable Head readHead() {
            // What was looked at before, but for a beginning of its end.
            int from = Math.max(0, begin - END_OF_HEAD.length());
            int end = new String(in.array(), from, in.position() - from, ISO_8859_1).indexOf(END_OF_HEAD);
            if (end < 0) {
                begin = in.position();
                return null;
            }
            begin = from + end + END_OF_HEAD.length();
            head = Head.of(new String(in.array(), 0, from + end, ISO_8859_1));
            return head;
        }

        private void work(Head request, byte[] body) {
            working = true;
            key.interestOps(0);
            threads.execute(() -> answer(handler.answer(request.method(), request.path(), body)));
        }

        private void answer(HttpAnswer answer) {
            var text =
                    new StringBuilder("HTTP/1.1 %d \r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n"
                            .formatted(answer.status(), answer.contentType(), answer.body().length));
            answer.more().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
            byte[] head = text.append("\r\n").toString().getBytes(UTF_8);
            out = ByteBuffer.allocate(head.length + answer.body().length)
                    .put(head)
                    .put(answer.body())
                    .flip();
            since = System.nanoTime();
            working = false;
            if (key.isValid()) {
                key.interestOps(SelectionKey.OP_WRITE);
                selector.wakeup();
            }
        }

        private void write(ByteBuffer answer) throws IOException {
            channel.write(answer);
            if (!answer.hasRemaining()) {
                // What is still sent is read until the other end has the answer and closes.
                channel.shutdownOutput();
                key.interestOps(SelectionKey.OP_READ);
            }
        }

        void finish() {
            try {
                var answer = out;
                if (answer != null && answer.hasRemaining()) {
                    channel.write(answer);
                }
            } catch (IOException e) {
                // The other end has gone.
            }
            close();
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // It is of no use any more.
            }
        }
    }
}
