/** The facts about a complaint's deadlines. */
@NullMarked
package org.caseledger.events.clocks;

import org.jspecify.annotations.NullMarked;
