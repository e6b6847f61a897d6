package org.caseledger.api.administration;

import java.time.Instant;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Actor;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A change of a parameter from its proposal to its end; {@code name} is that of the settings, {@code ended} the consent
 * or what there was instead, null while it waits for a leader.
 */
public record ParameterChange(
        int number,
        String name,
        String before,
        String after,
        State state,
        Step proposed,
        @Nullable Step ended) {
    /** What has become of it. */
    @Getter
    @RequiredArgsConstructor
    public enum State implements Bilingual {
        OPEN("待领导同意", "awaiting consent"),
        IN_FORCE("已同意生效", "approved"),
        REJECTED("未同意", "rejected"),
        WITHDRAWN("已撤回", "withdrawn");

        private final String zh;
        private final String en;
    }

    /** Who did it, when and why, at which position of the log. */
    public record Step(
            Instant at,
            String person,
            String name,
            @Nullable String reason,
            long position) {}

    /** Whether it waits for a leader. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether this person is another one than the proposer, as a decision asks for. */
    boolean isOfAnotherThan(Actor actor) {
        return !proposed.person().equals(actor.person());
    }

    ParameterChange ended(State how, Step by) {
        return new ParameterChange(number, name, before, after, how, proposed, by);
    }
}
