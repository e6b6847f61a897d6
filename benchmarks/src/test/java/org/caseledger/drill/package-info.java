/** That the drill notices what it is held for. */
@NullMarked
package org.caseledger.drill;

import org.jspecify.annotations.NullMarked;
