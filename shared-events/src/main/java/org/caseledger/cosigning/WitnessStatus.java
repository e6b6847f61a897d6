package org.caseledger.cosigning;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one witness has signed last ({@code cosignedSize} events, 0 for nothing yet), and how it
 * stands with it; {@code zh} and {@code en} say what it refused and why, and are empty otherwise.
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

    /** How it stands. */
    public enum State {
        /** Not asked since the start. */
        NOT_ASKED,
        /** It has signed the last checkpoint that it was asked for. */
        COSIGNED,
        /** It did not answer; it is asked again. */
        UNREACHABLE,
        /** It does not know us, or our key, or answers what cannot be used. */
        REFUSED,
        /** It has seen another history of our log, or more of it than we have. */
        ALARM
    }

    WitnessStatus cosigned(long size, Instant at) {
        return new WitnessStatus(name, url, vkey, State.COSIGNED, size, at, at, "", "");
    }

    WitnessStatus failed(State how, Instant at, String why, String whyInEnglish) {
        return new WitnessStatus(
                name, url, vkey, how, cosignedSize, cosignedAt, at, why, whyInEnglish);
    }
}
