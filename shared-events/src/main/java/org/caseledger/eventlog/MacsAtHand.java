package org.caseledger.eventlog;

import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import lombok.RequiredArgsConstructor;

/**
 * HMACs under one key, initialised once: to make one takes longer than the code of an event. One is kept to be used
 * next; when it is in use, a copy is made.
 */
@RequiredArgsConstructor
final class MacsAtHand {
    private final Mac first;
    private final AtomicReference<Mac> idle = new AtomicReference<>();

    byte[] of(byte[] message) {
        Mac mac = idle.getAndSet(null);
        if (mac == null) {
            mac = copy();
        }
        byte[] code = mac.doFinal(message);
        idle.set(mac);
        return code;
    }

    private Mac copy() {
        try {
            return (Mac) first.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
