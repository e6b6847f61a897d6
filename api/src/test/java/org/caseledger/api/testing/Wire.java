package org.caseledger.api.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a port of this machine that can be cut, and mended at the same address. */
public final class Wire implements AutoCloseable {
    private final int to;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private ServerSocket begin;

    private Wire(int to) throws IOException {
        this.to = to;
        this.begin = listen(0);
    }

    public static Wire to(int port) throws IOException {
        return new Wire(port);
    }

    public String address() {
        return "http://127.0.0.1:" + begin.getLocalPort();
    }

    /** Nothing passes any more. */
    public void cut() throws IOException {
        begin.close();
        for (var end : ends) {
            end.close();
        }
        ends.clear();
    }

    public void mend() throws IOException {
        begin = listen(begin.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket from) throws IOException {
        while (true) {
            var near = from.accept();
            var far = new Socket(InetAddress.getLoopbackAddress(), to);
            ends.add(near);
            ends.add(far);
            start(() -> pass(near, far));
            start(() -> pass(far, near));
        }
    }

    private static void pass(Socket from, Socket onto) throws IOException {
        try (from;
                onto) {
            from.getInputStream().transferTo(onto.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException cut) {
                        // As it was meant to be.
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
