package org.caseledger.stamping;

/** An external message, shortened and cleaned for display and logs. */
final class Refusal {
    private static final int MOST = 200;

    private Refusal() {}

    static String shortened(String said) {
        String plain = said.strip().replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "…";
    }
}
