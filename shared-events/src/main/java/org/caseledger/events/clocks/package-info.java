/** What became of a complaint's deadlines. */
@NullMarked
package org.caseledger.events.clocks;

import org.jspecify.annotations.NullMarked;
