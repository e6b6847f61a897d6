/** What changes in the office itself: who works here, in which role and unit, and by what. */
@NullMarked
package org.caseledger.events.office;

import org.jspecify.annotations.NullMarked;
