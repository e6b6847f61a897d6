/** The facts about an inspection sheet. */
@NullMarked
package org.caseledger.events.inspection;

import org.jspecify.annotations.NullMarked;
