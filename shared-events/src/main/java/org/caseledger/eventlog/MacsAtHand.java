package org.caseledger.eventlog;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.Mac;

/** HMACs under one key, initialised once: to make one takes longer than the code of an event. */
final class MacsAtHand {

    private final Mac first;
    private final Deque<Mac> idle = new ConcurrentLinkedDeque<>();

    MacsAtHand(Mac first) {
        this.first = first;
    }

    byte[] of(byte[] message) {
        Mac mac = idle.pollFirst();
        if (mac == null) {
            mac = copy();
        }
        byte[] code = mac.doFinal(message);
        idle.addFirst(mac);
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
