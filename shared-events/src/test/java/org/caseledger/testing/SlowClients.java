package org.caseledger.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Connections to a port of this machine, each of which begins a request and goes on with a byte now and then. */
public final class SlowClients implements Closeable {
    private static final int FIRST_ADDRESS = 2;
    private static final Duration TICK = Duration.ofMillis(100);

    private final Attack attack;
    private final List<Client> clients;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /**
     * What they do.
     *
     * @param addresses their number, from 127.0.0.2 on
     * @param head what each begins with
     * @param more what follows again and again; nothing of it if it is empty
     * @param reads whether they take what they are answered
     * @param again whether each comes back some time after it was disconnected
     */
    public record Attack(
            int port, int addresses, String head, String more, Duration every, boolean reads, boolean again) {}

    private SlowClients(Attack attack, int many) {
        this.attack = attack;
        this.clients = IntStream.range(0, many)
                .mapToObj(i -> new Client(FIRST_ADDRESS + i % attack.addresses()))
                .toList();
    }

    public static SlowClients start(int many, Attack attack) {
        var all = new SlowClients(attack, many);
        all.clock.scheduleWithFixedDelay(
                () -> all.clients.forEach(Client::goOn), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        return all;
    }

    /** How many have been connected and sent their beginning, or were disconnected. */
    public long begun() {
        return count(client -> client.begun || client.cuts > 0);
    }

    /** How many of them are connected now. */
    public long connected() {
        return count(client -> client.begun);
    }

    /** How many have been disconnected. */
    public long cut() {
        return count(client -> client.cuts > 0);
    }

    /** How many have been answered with this status. */
    public long answered(int status) {
        return count(client -> client.said.toString().startsWith("HTTP/1.1 " + status));
    }

    private long count(Predicate<Client> which) {
        return clients.stream().filter(which).count();
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var client : clients) {
            client.channel.close();
        }
    }

    private final class Client {
        private final ByteBuffer read = ByteBuffer.allocate(512);
        private final StringBuffer said = new StringBuffer();
        private final int address;
        private SocketChannel channel;
        private volatile boolean begun;
        private volatile int cuts;
        private long next;

        Client(int address) {
            this.address = address;
            this.channel = connect();
        }

        private SocketChannel connect() {
            try {
                var fresh = SocketChannel.open();
                fresh.configureBlocking(false);
                fresh.bind(new InetSocketAddress("127.0.0." + address, 0));
                fresh.connect(new InetSocketAddress("127.0.0.1", attack.port()));
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void goOn() {
            try {
                if (!channel.isOpen() && attack.again() && System.nanoTime() - next >= 0) {
                    channel = connect();
                }
                if (channel.isOpen() && channel.finishConnect()) {
                    send();
                    receive();
                }
            } catch (IOException e) {
                cut();
            }
        }

        private void send() throws IOException {
            long now = System.nanoTime();
            if (!begun) {
                channel.write(US_ASCII.encode(attack.head()));
                begun = true;
                next = now + attack.every().toNanos();
            } else if (now - next >= 0) {
                channel.write(US_ASCII.encode(attack.more()));
                next = now + attack.every().toNanos();
            }
        }

        private void receive() throws IOException {
            if (!attack.reads()) {
                return;
            }
            int n = channel.read(read.clear());
            if (n < 0) {
                cut();
            } else if (said.length() < read.capacity()) {
                said.append(US_ASCII.decode(read.flip()));
            }
        }

        private void cut() {
            cuts++;
            begun = false;
            next = System.nanoTime() + attack.every().toNanos();
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
