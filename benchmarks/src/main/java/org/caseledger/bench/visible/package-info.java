/** From a durable event on one node to the board of another. */
@NullMarked
package org.caseledger.bench.visible;

import org.jspecify.annotations.NullMarked;
