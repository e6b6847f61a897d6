package org.caseledger.api.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.caseledger.casefile.Fingerprint;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.Witness;
import org.caseledger.witness.WitnessServer;

/** A program that cosigns checkpoints until it is stopped. */
record CosigningServer(Terminal terminal, String address, int port) {
    /** A unique name that does not resolve in DNS (RFC 2606 §2). */
    static String unnamed(String kind) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return kind + ".invalid/" + HexFormat.of().formatHex(random);
    }

    /** What is read of the text of a key; a {@link LabelledException} where it is none. */
    static <T> T read(String vkey, Function<String, T> reading) {
        try {
            return reading.apply(vkey);
        } catch (IllegalArgumentException e) {
            throw new LabelledException(Text.format("不是有效的公钥：%s", "not a valid verifier key: %s", vkey), e);
        }
    }

    /** Answers requests, under these paths too; {@code all} is closed when the process ends. */
    WitnessServer start(Witness witness, Map<String, WitnessServer.Reader> more, Closeable all) throws IOException {
        try {
            var at = new InetSocketAddress(address, port);
            var server = WitnessServer.start(witness, at, more, terminal::tell);
            var stop = new Thread(() -> stop(server, all), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return server;
        } catch (BindException e) {
            all.close();
            throw new LabelledException(
                    Text.format("端口 %d 已被占用，请用 --port 换一个", "port %d is taken: choose another with --port", port), e);
        }
    }

    private void stop(WitnessServer server, Closeable all) {
        try {
            server.close();
            all.close();
        } catch (IOException e) {
            terminal.errors().println(e.getMessage());
        }
    }

    /** Tells the keys by which it signs. */
    void introduce(Witness witness, String zh, String en) {
        for (VerifierKey key : witness.keys()) {
            terminal.say(zh + "公钥：" + key, "verifier key of the " + en + ": " + key);
            String fingerprint = Fingerprint.of(key);
            terminal.say("指纹：" + fingerprint, "fingerprint: " + fingerprint);
        }
    }

    /** Prints its address and waits until the process is stopped. */
    void await(WitnessServer server) throws InterruptedException {
        String url = "http://%s:%d/".formatted(address, server.port());
        terminal.say("已启动：" + url, "ready: " + url);
        terminal.say("按 Ctrl-C 停止", "Ctrl-C stops it");
        new CountDownLatch(1).await();
    }
}
