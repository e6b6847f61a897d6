package org.caseledger.cosigning;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last signature of one witness ({@code cosignedSize} events, 0 for none yet), and its state; {@code zh} and
 * {@code en} say what it refused and why, and are empty otherwise.
 */
public record WitnessStatus(
        String name,
        URI url,
        String vkey,
        State state,
        long cosignedSize,
        @Nullable Instant cosignedAt,
        @Nullable Instant askedAt,
        String zh,
        String en) {
    /** The state of a witness. */
    public enum State {
        /** Not asked since the start. */
        NOT_ASKED,
        /** It has signed the last checkpoint for which it was asked. */
        COSIGNED,
        /** It did not answer; the request is repeated. */
        UNREACHABLE,
        /** It does not know our log or our key, or its answer cannot be used. */
        REFUSED,
        /** It has seen a different history of our log, or more of it than we have. */
        ALARM
    }

    WitnessStatus cosigned(long size, Instant at) {
        return new WitnessStatus(name, url, vkey, State.COSIGNED, size, at, at, "", "");
    }

    WitnessStatus failed(State how, Instant at, String why, String whyInEnglish) {
        return new WitnessStatus(name, url, vkey, how, cosignedSize, cosignedAt, at, why, whyInEnglish);
    }
}
