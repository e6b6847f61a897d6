package org.caseledger.api.papers;

import java.util.List;

/**
 * A paper with its complete text: its number is printed above its name, {@code foot} at the end of each page next to
 * the code that links to its verification page; {@code points} is the size of its text.
 */
record Paper(String title, String number, int points, List<Block> blocks, String foot, String code) {
    /** The size of the text of papers (小三). */
    static final int USUAL = 15;
}
