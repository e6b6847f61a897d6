package org.caseledger.stamping;

/** What a stranger said, so short and plain that it can be shown and logged. */
final class Refusal {

    private static final int MOST = 200;

    private Refusal() {}

    static String shortened(String said) {
        String plain = said.strip().replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "…";
    }
}
