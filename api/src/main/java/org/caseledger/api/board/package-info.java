/** The board of all open cases, the cases behind its numbers, and the cases that wait for the reader. */
@NullMarked
package org.caseledger.api.board;

import org.jspecify.annotations.NullMarked;
