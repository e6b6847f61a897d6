/** The facts about a complaint's deadlines. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.clocks;
