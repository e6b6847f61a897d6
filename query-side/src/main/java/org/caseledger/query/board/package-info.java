/** The board: where every case stands, who holds it and what is due next. */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.board;
