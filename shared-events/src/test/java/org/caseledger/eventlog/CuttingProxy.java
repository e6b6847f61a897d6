package org.caseledger.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A proxy between a pool and PostgreSQL that cuts a connection at a chosen moment. */
final class CuttingProxy implements AutoCloseable {
    /** When the connection that carries the chosen text is cut. */
    enum Cut {
        BEFORE_THE_SERVER,
        BEFORE_THE_ANSWER,
        DELIVERED_LATER
    }

    private record Order(Cut cut, String text) {}

    private record Held(Socket server, byte[] message, Future<String> answer) {}

    // ReadyForQuery: the server has done everything it was sent, inside a transaction or outside.
    private static final Pattern READY = Pattern.compile("Z\0\0\0\5[IT]$");

    private final ServerSocket listening;
    private final URI target;
    private final AtomicReference<@Nullable Order> order = new AtomicReference<>();
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean refuseAfterCut;
    private volatile boolean refusing;

    private CuttingProxy(URI target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    static CuttingProxy to(String jdbcUrl) throws IOException {
        return new CuttingProxy(URI.create(jdbcUrl.substring("jdbc:".length())));
    }

    /** Every statement is sent with its text, so that it can be selected by it. */
    String url() {
        return "jdbc:postgresql://%s:%d%s?%s&prepareThreshold=0"
                .formatted(
                        listening.getInetAddress().getHostAddress(),
                        listening.getLocalPort(),
                        target.getPath(),
                        target.getQuery());
    }

    /** Cuts the next connection that sends this text. */
    void arm(Cut cut, String text) {
        order.set(new Order(cut, text));
    }

    void disarm() {
        order.set(null);
    }

    /** Cuts every current and later connection after the cut, as if the database were unavailable. */
    void refuseAfterCut() {
        refuseAfterCut = true;
    }

    void allow() {
        refuseAfterCut = false;
        refusing = false;
    }

    /** How many connections it has cut. */
    int cuts() {
        return cuts.get();
    }

    /** Sends the held-back data to the server, and returns its answer as text. */
    String deliver() {
        Held late = held.getAndSet(null);
        try {
            late.server().getOutputStream().write(late.message());
            return late.answer().get(60, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(target.getHost(), target.getPort());
                sockets.add(client);
                sockets.add(server);
                var link = new Link(client, server);
                daemon(link::toServer);
                daemon(link::toClient);
            }
        } catch (IOException e) {
            sockets.forEach(CuttingProxy::close);
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private volatile boolean mute;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void toServer() {
            try {
                byte[] message;
                while ((message = read(client.getInputStream())).length > 0) {
                    Order taken = order.get();
                    boolean meant = taken != null && text(message).contains(taken.text());
                    if (meant && order.compareAndSet(taken, null)) {
                        cut(taken.cut(), message);
                        return;
                    }
                    server.getOutputStream().write(message);
                }
                CuttingProxy.close(server);
            } catch (IOException e) {
                closeBoth();
            }
        }

        private void cut(Cut cut, byte[] message) throws IOException {
            if (refuseAfterCut) {
                refusing = true;
                sockets.stream()
                        .filter(socket -> socket != server && socket != client)
                        .forEach(CuttingProxy::close);
            }
            cuts.incrementAndGet();
            mute = true;
            switch (cut) {
                case BEFORE_THE_SERVER -> closeBoth();
                case BEFORE_THE_ANSWER -> server.getOutputStream().write(message);
                case DELIVERED_LATER -> {
                    held.set(new Held(server, message, answer));
                    CuttingProxy.close(client);
                }
            }
        }

        private void toClient() {
            var unheard = new StringBuilder();
            try {
                byte[] message;
                while ((message = read(server.getInputStream())).length > 0) {
                    if (!mute) {
                        client.getOutputStream().write(message);
                    } else if (READY.matcher(unheard.append(text(message))).find()) {
                        answer.complete(unheard.toString());
                        break;
                    }
                }
                closeBoth();
            } catch (IOException e) {
                closeBoth();
            }
        }

        private void closeBoth() {
            CuttingProxy.close(client);
            CuttingProxy.close(server);
        }
    }

    private static byte[] read(InputStream from) throws IOException {
        byte[] buffer = new byte[65_536];
        int length = from.read(buffer);
        return Arrays.copyOf(buffer, Math.max(length, 0));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        sockets.forEach(CuttingProxy::close);
    }
}
