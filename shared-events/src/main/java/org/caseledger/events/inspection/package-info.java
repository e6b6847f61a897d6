/** The facts about an inspection sheet. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.inspection;
