/** What changes in the office itself: who works here, in which role and unit, and by what. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.office;
