/** The board: where every case stands, who holds it and what is due next. */
@NullMarked
package org.caseledger.query.board;

import org.jspecify.annotations.NullMarked;
