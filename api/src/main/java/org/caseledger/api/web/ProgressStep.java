package org.caseledger.api.web;

/**
 * A step of what is done in a fixed order, as the bar above a page shows it.
 *
 * @param words what the step is called
 * @param state how far it is
 * @param now whether it is the one being worked on, which may be late too
 * @param says who does it or did it, and when; shown where the pointer rests
 */
public record ProgressStep(String words, State state, boolean now, String says) {
    /** How far a step is. */
    public enum State {
        DONE,
        LATE,
        NOW,
        AHEAD
    }
}
