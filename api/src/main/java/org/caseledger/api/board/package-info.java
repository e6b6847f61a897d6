/** The board of all open cases, the cases behind its numbers, and the cases that wait for the reader. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.board;
