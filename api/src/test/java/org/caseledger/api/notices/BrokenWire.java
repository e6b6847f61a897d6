package org.caseledger.api.notices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to a mail server, which fails in the ways that networks and servers do, in turn. */
final class BrokenWire implements AutoCloseable {
    /** What becomes of a connection. */
    enum Fault {
        NONE,
        /** Closed as it is opened. */
        CLOSED,
        /** Cut before the content of the mail: the server has nothing. */
        CUT_BEFORE_CONTENT,
        /** The server has taken the mail, and its answer is lost. */
        ANSWER_LOST,
        /** The server has taken the mail, and its answer does not come. */
        ANSWER_HELD
    }

    private final ServerSocket server;
    private final int target;
    private final List<Fault> faults;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean mended;

    BrokenWire(int target, Fault... faults) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.faults = List.of(faults);
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Released when a mail was taken whose answer does not come. */
    CountDownLatch taken() {
        return taken;
    }

    void mend() {
        mended = true;
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "broken-wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                var fault = faults.get(connections.getAndIncrement() % faults.size());
                start(() -> new Connection(mended ? Fault.NONE : fault).carry(client));
            }
        } catch (IOException e) {
            closed.countDown();
        }
    }

    private final class Connection {
        private final Fault fault;
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean silent;

        Connection(Fault fault) {
            this.fault = fault;
        }

        void carry(Socket client) {
            try (client;
                    var mail = new Socket(InetAddress.getLoopbackAddress(), target)) {
                if (fault != Fault.CLOSED) {
                    start(() -> answer(mail, client));
                    ask(mail, client);
                }
            } catch (IOException | InterruptedException cut) {
                answered.countDown(); // a wire that breaks by itself is as good
            }
        }

        private void ask(Socket mail, Socket client) throws IOException, InterruptedException {
            boolean loses = fault == Fault.ANSWER_LOST || fault == Fault.ANSWER_HELD;
            var said = new StringBuilder();
            var buffer = new byte[4096];
            for (int n = client.getInputStream().read(buffer);
                    n > 0;
                    n = client.getInputStream().read(buffer)) {
                said.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                if (fault == Fault.CUT_BEFORE_CONTENT && said.indexOf("DATA\r\n") >= 0) {
                    return;
                }
                silent = loses && said.indexOf("\r\n.\r\n") >= 0;
                mail.getOutputStream().write(buffer, 0, n);
                if (silent) {
                    answered.await();
                    if (fault == Fault.ANSWER_HELD) {
                        taken.countDown();
                        closed.await();
                    }
                    return;
                }
            }
        }

        private void answer(Socket mail, Socket client) {
            try {
                var buffer = new byte[4096];
                for (int n = mail.getInputStream().read(buffer);
                        n > 0 && !silent;
                        n = mail.getInputStream().read(buffer)) {
                    client.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException cut) {
                // nothing more comes
            }
            answered.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
