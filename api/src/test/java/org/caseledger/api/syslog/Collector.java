package org.caseledger.api.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A collector of logs on a real port, which reads entries with their length before each. */
final class Collector implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> entries = new CopyOnWriteArrayList<>();

    Collector(int port) throws IOException {
        this(ServerSocketFactory.getDefault(), port);
    }

    Collector(ServerSocketFactory sockets, int port) throws IOException {
        this.server = sockets.createServerSocket(port);
        var accepting = new Thread(this::accept, "collector");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** What has come, in its order. */
    List<String> entries() {
        return entries;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                var reading = new Thread(() -> read(socket), "collector");
                reading.setDaemon(true);
                reading.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void read(Socket socket) {
        try (var in = new DataInputStream(socket.getInputStream())) {
            while (true) {
                int length = 0;
                for (int digit = in.readUnsignedByte(); digit != ' '; digit = in.readUnsignedByte()) {
                    length = length * 10 + digit - '0';
                }
                entries.add(new String(in.readNBytes(length), UTF_8));
            }
        } catch (IOException ended) {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
