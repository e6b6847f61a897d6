package org.caseledger.bench.offices;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What a node answers under the host name of an office. */
record Asked(int status, String body, double millis) {
    private static final int PATIENCE_MILLIS = 60_000;

    static Asked of(int port, String host, String path) throws IOException {
        long begun = System.nanoTime();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\nHost: %s\r\nAccept: */*\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Asked(
                    end < 0 ? 0 : Integer.parseInt(all.split(" ", 3)[1]),
                    all.substring(end + 4),
                    (System.nanoTime() - begun) / 1e6);
        }
    }
}
