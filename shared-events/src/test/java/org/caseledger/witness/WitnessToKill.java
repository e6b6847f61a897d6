package org.caseledger.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.caseledger.tlog.VerifierKey;

/** A witness in a process of its own that stops for ever after cosigning, before it answers. */
final class WitnessToKill {
    private WitnessToKill() {}

    public static void main(String[] arguments) throws IOException {
        var never = new CountDownLatch(1);
        var witness = Witness.open(
                Path.of(arguments[0]),
                RunningWitness.NAME,
                true,
                List.of(VerifierKey.parse(arguments[1])),
                Clock.systemUTC(),
                line -> {
                    System.out.println(line);
                    await(never);
                });
        var server = WitnessServer.start(
                witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), System.out::println);
        System.out.println("port " + server.port());
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
