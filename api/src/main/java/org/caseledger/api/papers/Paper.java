package org.caseledger.api.papers;

import java.util.List;

/**
 * A paper whose text is whole: its number stands above its name, {@code foot} at the end of each
 * page beside the code that leads to where it is checked; {@code points} is the size of its text.
 */
record Paper(String title, String number, int points, List<Block> blocks, String foot, String code) {

    /** The size of the text of papers (小三). */
    static final int USUAL = 15;
}
