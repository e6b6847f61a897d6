/** That the drill notices what it is held for. */
@org.jspecify.annotations.NullMarked
package org.caseledger.drill;
