package org.caseledger.api.duty;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A row that cannot be taken, counted from 1 with the header; {@code column} is {@code -} when it is the whole row. */
public record RosterMistake(long row, String column, Text text) implements Labelled {}
